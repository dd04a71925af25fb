// Host pages that get in the way. Each switch runs before the element is defined.
lab.hosts = {
  "forms and ids that hide the page's own names": () => {
    for (const name of ["localStorage", "history", "navigator", "customElements", "srw-search", "WebAssembly", "root", "host", "title", "description"]) {
      for (const tag of ["form", "a", "img"]) {
        const node = document.createElement(tag);
        node.id = name;
        node.setAttribute("name", name);
        document.body.append(node);
      }
    }
    const form = document.createElement("form");
    for (const name of ["activeElement", "baseURI", "body", "currentScript", "defaultView", "domain", "forms", "head", "title"]) {
      const image = document.createElement("img");
      image.setAttribute("name", name);
      form.append(image);
      document.body.append(image);
    }
    document.body.append(form);
  },
  "an extended Array.prototype": () => {
    for (const name of ["first", "last", "each", "contains", "clone"]) Array.prototype[name] = function () { return this[0]; };
    Array.prototype.toJSON = function () { return [...this]; };
    Object.prototype.extend = function () {};
    lab.undo = () => {
      for (const name of ["first", "last", "each", "contains", "clone", "toJSON"]) delete Array.prototype[name];
      delete Object.prototype.extend;
    };
  },
  "an old toJSON of arrays": () => {
    // As in Prototype.js 1.6: every array in JSON becomes a text. What the host gives cannot be read, and it is told so.
    const { stringify } = JSON;
    Array.prototype.toJSON = function () { return `[${[...this].map((item) => stringify(item)).join(", ")}]`; };
    lab.tellsItsHost = true;
  },
  "setters on Object.prototype": () => {
    for (const name of ["detail", "code", "path", "text", "draft", "storage", "kept", "emit", "name", "url", "base", "lang", "part"]) {
      Object.defineProperty(Object.prototype, name, { configurable: true, get() { return undefined; }, set(value) {
        Object.defineProperty(this, name, { configurable: true, enumerable: true, writable: true, value });
      } });
    }
  },
  "a JSON of the host's own": () => {
    const { parse, stringify } = JSON;
    window.JSON = { parse: (text, revive) => parse(text, revive), stringify: (value, ...rest) => stringify(value, ...rest) };
  },
  "a Promise of the host's own": () => {
    const Native = Promise;
    window.Promise = class extends Native {};
  },
  "a fetch that is wrapped": () => {
    const { fetch } = window;
    window.fetch = function (...given) { return fetch.apply(window, given).then((answer) => answer); };
  },
  "custom elements that are polyfilled twice": () => {
    for (let times = 0; times < 2; times++) {
      const { define, get } = customElements;
      customElements.define = function (name, made, options) { return get.call(this, name) ? undefined : define.call(this, name, made, options); };
    }
  },
  "events that the host stops": () => {
    for (const name of ["click", "input", "change", "keydown", "submit", "focusin"]) {
      document.addEventListener(name, (event) => event.stopPropagation());
      window.addEventListener(name, (event) => event.stopImmediatePropagation());
    }
  },
  "a router that takes history over": () => {
    const { pushState, replaceState } = history;
    history.pushState = function (...given) { const done = pushState.apply(this, given); dispatchEvent(new Event("pushstate")); return done; };
    history.replaceState = function (state, ...given) { return replaceState.call(this, { ...state, idx: 1, usr: null }, ...given); };
  },
  "a console and timers of the host's own": () => {
    window.console = new Proxy(console, {});
    const { setTimeout, requestAnimationFrame } = window;
    window.setTimeout = (use, ms, ...rest) => setTimeout(() => use(...rest), ms);
    window.requestAnimationFrame = (use) => requestAnimationFrame((time) => use(time));
  },
  "styles that unset everything": () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { all: unset !important } :root { font-size: 40px; --srw-color-bg: red } service-request-wizard * { display: none !important } div, button, input { position: fixed !important }");
    document.adoptedStyleSheets = [sheet];
  },
  "a hidden and frozen page": () => {
    Object.freeze(Array.prototype);
    Object.freeze(Object);
    Object.freeze(String.prototype);
  },
  "Intl, crypto and clipboard that are missing": () => {
    delete navigator.clipboard;
    Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
    try { delete crypto.randomUUID; } catch { /* It stays. */ }
    for (const name of ["randomUUID", "getRandomValues"]) Object.defineProperty(Crypto.prototype, name, { value: undefined });
    delete window.Intl;
  },
};
lab.hosts[lab.hostile]();

/** From a list of customers to the link to the portal, with what the host gives in every way. */
lab.onHostile = (token) =>
  lab.judge(async () => {
    await lab.appeared();
    lab.introduce();
    lab.host().customers = [{ id: "2f1c8a34-5b6d-4e7f-8091-a2b3c4d5e6f7", companyProfile: { companyName: "Trey Research", domain: "treyresearch.example" } }];
    if (lab.tellsItsHost) {
      await lab.until("the word to the host", () => lab.codes.length === 2);
      lab.ensure(lab.codes.every((code) => code === "SRW201") && lab.paths.includes("customers"), `codes ${lab.codes} ${lab.paths}`);
      lab.codes.length = 0;
      lab.host().partner = { type: "direct-bill", role: "admin-agent" };
    } else {
      lab.type("customer-search", "trey");
      await lab.until("the customer", () => lab.find('[role=option][data-domain="treyresearch.example"]'));
    }
    await lab.restore(token);
    lab.type("title", "On a hostile page");
    await lab.until("a save", () => lab.drafts().some((answers) => answers?.title === "On a hostile page"));
    const href = await lab.toPortal();
    lab.ensure(href === "https://portal.azure.com/woodgrove.example", href);
    const link = lab.find("a[part~=portal-link]");
    lab.ensure(link.checkVisibility() && link.getBoundingClientRect().height > 10, "the link is not to be seen");
    lab.ensure(link.target === "_blank" && link.rel === "noopener noreferrer", `${link.target} ${link.rel}`);
    const summary = (await lab.host().getSummary("json"));
    lab.ensure(summary.includes("On a hostile page"), summary);
    lab.nothingLost("at the end");
    lab.ensure(lab.codes.length === 0, `codes ${lab.codes}`);
  });
