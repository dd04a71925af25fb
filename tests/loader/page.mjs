/** Functions that run in the page: they are sent there as text and see nothing of this module. */

/** Runs before the page's scripts and notes whatever must not happen. */
export function watch() {
  const seen = (window.seen = { errors: [], rejections: [], warnings: [], violations: [], events: [] });
  addEventListener("error", (event) => seen.errors.push(event.message));
  addEventListener("unhandledrejection", (event) => {
    // Others may still say that it is theirs.
    queueMicrotask(() => event.defaultPrevented || seen.rejections.push(String(event.reason)));
  });
  document.addEventListener("securitypolicyviolation", (event) => seen.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  for (const level of ["warn", "error"]) console[level] = (...said) => seen.warnings.push(said.join(" "));
  const names = "ready step-change validation exit draft-saved before-open-portal open-portal complete error";
  for (const name of names.split(" ")) {
    document.addEventListener(`srw-${name}`, (event) =>
      seen.events.push({ name: event.type, detail: event.detail, composed: event.composed, bubbles: event.bubbles, cancelable: event.cancelable }),
    );
  }
}

/** What the tests' functions get as `t`. */
export function helpers({ script, expected }) {
  const seen = window.seen;
  const pause = (time = 0) => new Promise((resolve) => setTimeout(resolve, time));
  const fail = (message) => {
    throw new Error(message);
  };
  const show = (value) => JSON.stringify(value);
  const t = {
    seen,
    script,
    expected,
    pause,
    tag: "service-request-wizard",
    element: document.querySelector("service-request-wizard"),
    make: (attributes = {}) => {
      const element = document.createElement(t.tag);
      for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
      return element;
    },
    add: (attributes) => {
      const element = t.make(attributes);
      document.body.append(element);
      return element;
    },
    find: (selector, element = t.element) => element.shadowRoot.querySelector(selector),
    shown: (node) => !!node && node.checkVisibility({ visibilityProperty: true }),
    text: (element = t.element) => t.find(".srw-shell", element).innerText,
    events: (name) => seen.events.filter((event) => event.name === name),
    codes: () => t.events("srw-error").map((event) => event.detail.code),
    is: (given, expected, what = "") => given === expected || fail(`${what} expected ${show(expected)}, got ${show(given)}`),
    same: (given, expected, what = "") => show(given) === show(expected) || fail(`${what} expected ${show(expected)}, got ${show(given)}`),
    has: (text, part, what = "") => String(text).includes(part) || fail(`${what} expected ${show(part)} in ${show(text)}`),
    ok: (truth, what) => truth || fail(what),
    until: async (holds, what, limit = 5000) => {
      const end = performance.now() + limit;
      for (;;) {
        const value = await holds();
        if (value) return value;
        if (performance.now() > end) fail(`waited in vain for ${what}`);
        await pause(10);
      }
    },
    ready: (count = 1, limit) => t.until(() => t.events("srw-ready").length >= count, "srw-ready", limit),
    app: (index = -1) => window.fake.apps.at(index),
    /** Ends every test: nothing unplanned happened on the page. */
    finish: async (allowed) => {
      await pause(20);
      for (const kind of ["errors", "rejections", "warnings", "violations"]) {
        if (!allowed.includes(kind)) t.same(seen[kind], [], kind);
      }
      t.is(document.title, "Host", "title");
      t.is(location.hash + location.search, "", "address");
    },
  };
  return t;
}
