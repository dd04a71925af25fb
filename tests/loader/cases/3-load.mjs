/** Every way in which loading can go wrong, and the policies under which it must go right. */
const tag = "<service-request-wizard></service-request-wizard>";
const own = '<service-request-wizard><a id="own" href="https://portal.azure.com/">Azure portal</a></service-request-wizard>';
const STRICT =
  "default-src 'none'; script-src CDN 'wasm-unsafe-eval'; connect-src CDN; require-trusted-types-for 'script'; trusted-types 'none'";

/** The fallback stands, says why in both languages, and its links work. */
const failing = {
  async run(t) {
    const { code, words } = t.expected;
    await t.until(() => t.codes().length, "srw-error", 12_000);
    await t.pause(50);
    t.same(t.codes(), [code]);
    t.ok(t.events("srw-error")[0].detail.detail.length > 10, "detail");
    t.has(t.text(), words);
    t.has(t.text(), `(${code})`);
    t.ok(t.shown(t.find('[role="alert"]')), "reason");
    const links = [...t.element.shadowRoot.querySelectorAll("a")];
    t.same(links.map((link) => link.href), [
      "https://portal.azure.com/",
      "https://admin.microsoft.com/",
      "https://partner.microsoft.com/dashboard/commerce2/customers/list",
    ]);
    for (const link of links) t.ok(t.shown(link) && link.rel === "noopener noreferrer" && link.target === "_blank", link.href);
    t.element.lang = "pl";
    await t.pause();
    t.has(t.text(), "Nie udało się wczytać kreatora.");
    t.ok(!t.text().includes("{}"), "placeholder");
    const again = [...t.element.shadowRoot.querySelectorAll("button")].find((button) => t.shown(button));
    t.is(again.textContent, "Spróbuj ponownie");
    t.is(document.activeElement, document.body, "focus");
  },
};

const fault = (name, code, words, test = {}) => ({
  name: `${name}: ${code}, with the fallback`,
  html: tag,
  expected: { code, words },
  ...failing,
  allow: ["warnings", "violations"],
  after: ({ page }) => {
    const wanted = test.downloads ?? 3;
    if (page.network.count !== wanted) throw new Error(`${page.network.count} downloads, expected ${wanted}`);
  },
  ...test,
});

export default [
  {
    name: "texts of another language come before the app, once for all elements, and again for a new instance",
    html: '<service-request-wizard lang="pl-PL"></service-request-wizard><service-request-wizard lang="pl"></service-request-wizard>',
    async run(t) {
      await t.ready(2);
      t.same(window.fake.texts, [["pl", "teksty"], ["pl", "teksty"]]);
      t.same(window.fake.options.map(({ lang }) => lang), ["pl-PL", "pl"]);
      window.fake.trapOnSet = "layout";
      t.element.layout = "compact";
      await t.until(() => window.fake.texts.length === 4, "texts for the new instance");
    },
    after: ({ page }) => {
      if (page.network.texts !== 1) throw new Error(`${page.network.texts} downloads of texts`);
    },
  },
  {
    name: "texts are fetched when the language changes, and never for English",
    html: tag,
    async run(t) {
      await t.ready();
      t.same(window.fake.texts, []);
      t.element.lang = "pl";
      await t.until(() => t.app().values.lang === "pl", "the app in Polish");
      t.same(window.fake.texts, [["pl", "teksty"]]);
      t.element.lang = "en-GB";
      await t.until(() => t.app().values.lang === "en-GB", "the app in English");
      t.same(window.fake.texts, [["pl", "teksty"]]);
    },
  },
  {
    name: "texts missing: SRW110, and the wizard goes on in English",
    html: '<service-request-wizard lang="pl"></service-request-wizard>',
    fault: "noTexts",
    allow: ["warnings"],
    async run(t) {
      await t.ready();
      t.same(t.codes(), ["SRW110"]);
      t.has(t.events("srw-error")[0].detail.detail, "texts.pl.txt");
      t.same(window.fake.texts, []);
    },
  },
  fault("file missing", "SRW102", "status 404", { fault: "missing" }),
  fault("a page instead of the file", "SRW103", "text/html", { fault: "page" }),
  fault("wrong content type", "SRW103", "application/octet-stream", { fault: "plain" }),
  fault("damaged file", "SRW104", "damaged", { fault: "damaged" }),
  fault("wrong hash", "SRW104", "damaged", { integrity: "bad" }),
  fault("not for other origins", "SRW105", "CORS", { fault: "cors" }),
  fault("connection reset", "SRW105", "network", { fault: "reset" }),
  fault("connection cut in the middle", "SRW105", "network", { fault: "cut" }),
  fault("policy without connect-src", "SRW101", "connect-src http://localhost", {
    csp: "default-src 'none'; script-src CDN 'wasm-unsafe-eval'",
    downloads: 0,
  }),
  fault("policy without wasm-unsafe-eval", "SRW106", "script-src 'wasm-unsafe-eval'", {
    csp: "default-src 'none'; script-src CDN; connect-src CDN",
    downloads: 0,
  }),
  fault("browser without WebAssembly", "SRW109", "too old", {
    before() {
      delete window.WebAssembly;
    },
    downloads: 0,
  }),
  fault("browser without streaming", "SRW109", "too old", {
    before() {
      delete WebAssembly.compileStreaming;
    },
    downloads: 0,
  }),
  fault("browser without style sheet objects", "SRW109", "too old", {
    before() {
      delete window.CSSStyleSheet;
    },
    downloads: 0,
  }),
  fault("browser without adopted sheets", "SRW109", "too old", {
    before() {
      delete Document.prototype.adoptedStyleSheets;
      delete ShadowRoot.prototype.adoptedStyleSheets;
    },
    downloads: 0,
  }),
  {
    name: "leaves the light DOM as it is where the browser has no custom elements",
    html: own,
    before() {
      delete window.customElements;
    },
    async run(t) {
      await t.pause(100);
      t.ok(t.shown(document.querySelector("#own")), "links");
    },
  },
  {
    name: "shows the host's own fallback instead of ours where there is one",
    html: own,
    fault: "missing",
    async run(t) {
      await t.until(() => t.codes().length, "srw-error");
      t.ok(t.shown(document.querySelector("#own")), "host's links");
      t.ok(![...t.element.shadowRoot.querySelectorAll("a")].some((link) => t.shown(link)), "our links");
      document.querySelector("#own").remove();
      await t.until(() => [...t.element.shadowRoot.querySelectorAll("a")].every((link) => t.shown(link)), "our links");
    },
  },
  ...["once", "twice"].map((fault) => ({
    name: `fails ${fault}, then loads by itself, without a word`,
    html: tag,
    fault,
    async run(t) {
      await t.ready();
      t.same(t.codes(), []);
      t.is(fake.mounts, 1);
    },
  })),
  {
    name: "loads on Try again after three failures, keeping what was typed and asked",
    html: tag,
    fault: "thrice",
    async run(t) {
      const summary = t.element.getSummary("text");
      t.find("input").value = "abc";
      await t.until(() => t.codes().length, "srw-error");
      t.ok(!t.shown(t.find("input")), "search");
      [...t.element.shadowRoot.querySelectorAll("button")].find((button) => t.shown(button)).click();
      t.has(t.text(), "Loading");
      await t.ready();
      t.is(fake.options[0].search, "abc");
      t.is(await summary, "text: abc");
      t.same(t.codes(), ["SRW102"]);
    },
  },
  {
    name: "loads on a later load(), which rejects with the code before",
    html: tag,
    fault: "thrice",
    async run(t) {
      const { load } = await import(t.script);
      void load();
      t.is((await load().catch((error) => error)).code, "SRW102");
      await load();
      await t.ready();
      t.same(t.codes(), ["SRW102"]);
    },
  },
  {
    name: "takes another address and hash by load(options)",
    fault: "missing",
    async run(t) {
      const { load } = await import(t.script);
      const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
      const url = URL.createObjectURL(new Blob([bytes], { type: "application/wasm" }));
      await load({ url });
      t.is(fake.inits, 1);
    },
    after: ({ page }) => {
      if (page.network.count) throw new Error("downloaded all the same");
    },
  },
  {
    name: "says that it is offline, and loads when the connection is back",
    fault: "dropped",
    async run(t) {
      Object.defineProperty(navigator, "onLine", { get: () => globalThis.online ?? false, configurable: true });
      t.element = t.add();
      await t.until(() => t.codes().length, "srw-error");
      t.same(t.codes(), ["SRW107"]);
      t.has(t.text(), "offline");
      globalThis.online = true;
      dispatchEvent(new Event("online"));
      await t.ready();
      t.ok(!t.shown(t.find(".srw-shell")), "shell");
    },
  },
  {
    name: "shows the fallback after ten seconds and mounts all the same when the file comes late",
    html: tag,
    fault: "late",
    async run(t) {
      const start = performance.now();
      await t.until(() => t.codes().length, "srw-error", 12_000);
      t.ok(performance.now() - start < 10_500, "too late");
      t.same(t.codes(), ["SRW108"]);
      t.has(t.text(), "(SRW108)");
      t.ok(t.shown(t.find("a")) && t.shown(t.find("input")), "links and search");
      await t.ready();
      t.ok(!t.shown(t.find(".srw-shell")), "shell");
    },
  },
  {
    name: "starts over on Try again while a download hangs",
    html: tag,
    fault: "hangOnce",
    async run(t) {
      await t.until(() => t.codes().length, "srw-error", 12_000);
      [...t.element.shadowRoot.querySelectorAll("button")].find((button) => t.shown(button)).click();
      await t.ready();
      t.same([fake.mounts, fake.inits], [1, 1]);
    },
  },
  {
    name: "runs under the strictest policy with Trusted Types, without a violation",
    html: tag,
    csp: STRICT,
    integrity: "good",
    async run(t) {
      await t.ready();
      t.element.customers = [{ domain: "contoso.com" }];
      t.element.lang = "pl";
      document.body.append(t.element);
      t.find(".panic").click();
      await t.until(() => fake.mounts === 2, "restart");
      await t.pause(50);
      t.ok(t.shown(t.find('[part="root"] h1')), "app");
      t.is(getComputedStyle(t.element).display, "block", "adopted sheet");
    },
    allow: ["errors"],
  },
  {
    name: "fails under the strictest policy with Trusted Types, without a violation",
    html: tag,
    csp: STRICT,
    fault: "missing",
    async run(t) {
      await t.until(() => t.codes().length, "srw-error");
      t.ok(t.shown(t.find("a")), "links");
    },
  },
  ...[
    ["a nonce with strict-dynamic", "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'"],
    ["'self' and the network", "default-src 'self'; script-src 'self' CDN 'wasm-unsafe-eval'; connect-src 'self' CDN; style-src 'none'"],
    ["unsafe-eval instead", "default-src 'self'; script-src CDN 'unsafe-eval'; connect-src CDN"],
  ].map(([name, csp]) => ({
    name: `runs under a policy with ${name}`,
    html: `<script type="module" nonce="abc" src="SCRIPT" crossorigin="anonymous"></script>${tag}`,
    script: false,
    csp,
    async run(t) {
      await t.ready();
      t.same(t.codes(), []);
    },
  })),
];
