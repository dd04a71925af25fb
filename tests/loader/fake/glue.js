/**
 * Stands in for the generated glue and the app behind it: the same exports, and a page that is drawn a microtask after
 * `mount`, as Yew does. What the loader did is counted in `globalThis.fake`.
 */
const fake = (globalThis.fake ??= { inits: 0, resets: 0, mounts: 0, live: 0, freed: 0, sets: [], texts: [], options: [], apps: [] });
let instance = 0;

export default async function init({ module_or_path: module }) {
  await WebAssembly.instantiate(module, {});
  fake.inits++;
  instance++;
}

export function __wbg_reset_state() {
  fake.resets++;
  instance++;
}

export function trap() {
  throw new WebAssembly.RuntimeError("unreachable");
}

class Handle {
  constructor(root, options, host) {
    Object.assign(this, { root, options, host, instance, values: {}, focused: 0, closed: false, state: { text: options.search ?? "" } });
    for (const name of ["partner", "contact"]) if (name in options) this.values[name] = options[name];
    fake.mounts++;
    fake.live++;
    fake.options.push(options);
    fake.apps.push(this);
    queueMicrotask(() => this.draw());
  }

  draw() {
    if (this.closed || fake.neverDraw) return;
    const heading = document.createElement("h1");
    heading.setAttribute("part", "heading");
    heading.tabIndex = -1;
    heading.textContent = "Customers";
    const input = document.createElement("input");
    input.name = "customer-search";
    input.value = this.state.text;
    input.addEventListener("input", () => {
      this.state.text = input.value;
      this.host.emit("srw-internal-draft", JSON.stringify(this.state));
    });
    const panic = document.createElement("button");
    panic.className = "panic";
    panic.addEventListener("click", trap);
    const help = document.createElement("slot");
    help.name = "help";
    this.root.append(heading, input, panic, help);
    if (fake.trapOnDraw) trap();
  }

  alive() {
    if (this.closed) throw new Error("null pointer passed to rust");
    if (this.instance !== instance) throw new Error("Invalid stale object from previous Wasm instance");
  }

  set(name, value) {
    this.alive();
    fake.sets.push([name, value]);
    this.values[name] = value;
    if (fake.trapOnSet === name) {
      fake.trapOnSet = null;
      trap();
    }
    if (name === "customers") this.host.emit("srw-internal-read", "");
    if (fake.talkative) this.host.emit("srw-validation", "{}");
  }

  read(text) {
    this.set("customers", text);
  }

  focus() {
    this.alive();
    this.root.querySelector("h1").focus();
  }

  reset() {
    this.alive();
    this.state = { text: "" };
  }

  draft() {
    this.alive();
    return this.state.text ? JSON.stringify(this.state) : undefined;
  }

  restore(token) {
    this.alive();
    try {
      this.state = JSON.parse(token);
    } catch {
      return false;
    }
    const input = this.root.querySelector("input");
    if (input) input.value = this.state.text;
    return true;
  }

  summary(format) {
    this.alive();
    return `${format}: ${this.state.text}`;
  }

  unmount() {
    this.alive();
    this.closed = true;
    this.root.replaceChildren();
  }

  free() {
    if (!this.closed) throw new Error("freed before it was unmounted");
    fake.live--;
    fake.freed++;
  }
}

export function mount(root, options, host) {
  if (!instance) throw new Error("not initialised");
  if (!(root.getRootNode() instanceof ShadowRoot) || root.childNodes.length) throw new Error("not a fresh node in a shadow root");
  if (fake.trapOnMount) trap();
  return new Handle(root, JSON.parse(options), host);
}

export function evaluate(request) {
  if (request === '"trap"') trap();
  return JSON.stringify({ outcome: "incomplete", echo: JSON.parse(request) });
}

export function parse_customers(text) {
  return JSON.stringify({ customers: [{ text }], problems: [] });
}

export function bring_texts(language, texts) {
  fake.texts.push([language, texts]);
  return true;
}
