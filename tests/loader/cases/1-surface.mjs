/** Attributes, properties, methods, events, slots and module exports. */
const tag = "<service-request-wizard></service-request-wizard>";
const withFallback = '<service-request-wizard><a id="own" href="https://portal.azure.com/">Azure portal</a></service-request-wizard>';

export default [
  {
    name: "shows the fallback and the search field until ready, then only the app",
    html: withFallback,
    fault: "slow",
    async run(t) {
      await t.until(() => customElements.get(t.tag), "definition");
      const own = document.querySelector("#own");
      t.ok(t.shown(own), "fallback before ready");
      const input = t.find('input[name="customer-search"]');
      t.ok(t.shown(input) && input.labels[0].textContent.length > 5, "search field with a label");
      t.has(t.text(), "Loading the wizard");
      t.ok(!t.text().includes("Azure portal"), "no list of our own beside the host's");
      t.is(t.find(".srw-shell").getAttribute("aria-busy"), "true");
      await t.ready();
      t.ok(!t.shown(own) && !t.shown(input), "fallback after ready");
      t.ok(t.shown(t.find('[part="root"] h1')), "app after ready");
      t.same(t.events("srw-ready")[0].detail, { version: "1.0.0" });
      t.is(document.activeElement, document.body, "focus");
    },
  },
  {
    name: "keeps what was typed before the app came, with focus and caret",
    html: tag,
    fault: "slow",
    async run(t) {
      await t.until(() => customElements.get(t.tag), "definition");
      const input = t.find("input");
      input.focus();
      input.value = "contoso";
      input.setSelectionRange(3, 3);
      await t.ready();
      t.is(fake.options[0].search, "contoso");
      const successor = t.element.shadowRoot.activeElement;
      t.ok(successor.matches('[part="root"] input'), "focus");
      t.is(successor.value, "contoso");
      t.is(successor.selectionStart, 3);
    },
  },
  {
    name: "gives focus that was elsewhere in the shell to the app",
    html: tag,
    fault: "thrice",
    async run(t) {
      await t.until(() => t.codes().length, "failure");
      t.find('[part="secondary-button"]:not([hidden])').focus();
      t.element.shadowRoot.activeElement.click();
      await t.ready();
      await t.until(() => t.element.shadowRoot.activeElement?.matches("h1"), "focus on the heading");
    },
    allow: ["warnings"],
  },
  {
    name: "hands every attribute to the app, with defaults, and their changes",
    html: tag,
    async run(t) {
      await t.ready();
      t.same(fake.options[0], {
        lang: "en",
        routing: "state",
        storage: "local",
        storageKey: "",
        customer: "",
        layout: "guided",
        search: "",
        number: "0",
        number: "0",
      });
      t.is(t.app().values.theme, "auto");
      const all = { lang: "de", theme: "dark", routing: "hash", storage: "memory", "storage-key": "k", customer: "contoso.com", layout: "compact" };
      const second = t.add(all);
      await t.ready(2);
      t.same(fake.options[1], {
        lang: "de",
        routing: "hash",
        storage: "memory",
        storageKey: "k",
        customer: "contoso.com",
        layout: "compact",
        search: "",
        number: "1",
        number: "1",
      });
      t.is(t.app().values.theme, "dark");
      fake.sets.length = 0;
      for (const name of Object.keys(all)) t.element.setAttribute(name, all[name]);
      await t.pause();
      t.same(Object.fromEntries(fake.sets), all);
      fake.sets.length = 0;
      for (const name of Object.keys(all)) t.element.removeAttribute(name);
      await t.pause();
      const back = { lang: "en", theme: "auto", routing: "state", storage: "local", "storage-key": "", customer: "", layout: "guided" };
      t.same(Object.fromEntries(fake.sets), back);
      t.is(fake.mounts, 2, "mounts");
      second.remove();
      await t.pause();
      // The lowest number that is free, so that elements have the same ones after a reload.
      for (const number of ["1", "2"]) {
        t.add();
        await t.ready(fake.options.length + 1);
        t.is(fake.options.at(-1).number, number);
      }
      t.element.remove();
      await t.pause();
      t.add();
      await t.ready(5);
      t.is(fake.options.at(-1).number, "0");
    },
  },
  {
    name: "reads attribute words as HTML does: case forgiven, unknown ones the default and told",
    html: '<service-request-wizard theme="DARK" routing=" Hash " layout="wide"></service-request-wizard>',
    async run(t) {
      await t.ready();
      t.is(fake.options[0].routing, "hash");
      t.is(t.app().values.theme, "dark");
      t.is(fake.options[0].layout, "guided");
      t.same(t.events("srw-error").map((event) => event.detail), [
        { code: "SRW204", detail: "layout: expected guided, compact", path: "layout" },
      ]);
    },
  },
  {
    name: "tells of data that a framework wrote as attributes before the element was defined",
    html: '<service-request-wizard customers="[object Object]" PARTNER="" storageadapter="x" theme="dark"></service-request-wizard>',
    allow: ["warnings"],
    async run(t) {
      await t.ready();
      const paths = ["customers", "partner", "storageAdapter"];
      t.same(t.events("srw-error").map(({ detail }) => [detail.code, detail.path]), paths.map((path) => ["SRW201", path]));
      t.same(t.seen.warnings.map((line) => line.split(":")[0]), paths.map((path) => `<service-request-wizard> ${path}`));
      t.element.customers = [{ domain: "contoso.com" }];
      await t.pause();
      t.is(JSON.parse(t.app().values.customers).length, 1);
      // A move is no new element.
      document.body.prepend(t.element);
      await t.pause();
      t.is(t.seen.warnings.length, 3);
    },
  },
  {
    name: "has a reflecting property for every attribute",
    html: tag,
    async run(t) {
      await t.ready();
      for (const [property, attribute, value, initial] of [
        ["theme", "theme", "light", "auto"],
        ["routing", "routing", "none", "state"],
        ["storage", "storage", "session", "local"],
        ["storageKey", "storage-key", "a", ""],
        ["customer", "customer", "contoso.com", ""],
        ["layout", "layout", "compact", "guided"],
        ["lang", "lang", "pl", ""],
      ]) {
        t.is(t.element[property], initial, property);
        t.element[property] = value;
        t.is(t.element.getAttribute(attribute), value, property);
        t.is(t.element[property], value, property);
        if (property !== "lang") t.element[property] = null;
        else t.element.removeAttribute("lang");
        t.is(t.element.hasAttribute(attribute), false, property);
      }
    },
  },
  {
    name: "takes customers as array, collection, JSON text, CSV text and Blob",
    html: tag,
    async run(t) {
      await t.ready();
      const rows = [{ domain: "contoso.com", name: "Contoso" }];
      const collection = { totalCount: 1, items: rows };
      const csv = "Name;Domain\nŻółw;zolw.pl";
      const utf16 = new Uint8Array([0xff, 0xfe, ...[...csv].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]);
      const table = [
        [rows, JSON.stringify(rows)],
        [collection, JSON.stringify(collection)],
        [{ value: rows }, JSON.stringify({ value: rows })],
        [rows[0], JSON.stringify(rows[0])],
        [{ companyProfile: { tenantId: "1" } }, '{"companyProfile":{"tenantId":"1"}}'],
        [JSON.stringify(collection), JSON.stringify(collection)],
        [csv, csv],
        [new Blob([csv]), csv],
        [new File([utf16], "a.csv"), csv],
        [new Blob([new Uint8Array([0xaf, 0xf3, 0xb3, 0x77])]), "Żółw"],
        [null, "[]"],
        [undefined, "[]"],
      ];
      for (const [value, text] of table) {
        t.element.customers = value;
        await t.until(() => t.app().values.customers === text && t.element.customers === (value ?? null), `customers ${text}`);
      }
      t.same(t.codes(), []);
    },
  },
  {
    name: "copies what it is given: later changes of the host's object do not count",
    html: tag,
    async run(t) {
      const rows = [{ domain: "a.com" }];
      t.element.customers = rows;
      rows[0].domain = "b.com";
      await t.ready();
      t.is(t.app().values.customers, '[{"domain":"a.com"}]');
    },
  },
  {
    name: "copies a long array in slices, as it would be copied at once",
    html: tag,
    async run(t) {
      await t.ready();
      const rows = Array.from({ length: 50_001 }, (_, at) => ({ domain: `c${at}.example`, name: at % 2 ? "Ż“ółw”" : undefined }));
      delete rows[7];
      const text = JSON.stringify(rows);
      let turns = 0;
      const count = () => (counting = setTimeout(count, 0, turns++));
      let counting = setTimeout(count);
      const given = [...rows];
      t.element.customers = given;
      // The array is the host's again at once.
      given.length = 0;
      await t.until(() => t.app().values.customers === text, "the list");
      t.is(turns > 1, true, "the page got its turn");
      clearTimeout(counting);
      t.element.customers = "";
      await t.until(() => t.app().values.customers === "", "no list");
      t.element.customers = { totalCount: rows.length, items: rows };
      await t.until(() => t.app().values.customers === text, "the collection's list");
      t.element.customers = "";
      await t.until(() => t.app().values.customers === "", "no list");
      t.element.customers = { value: rows };
      await t.until(() => t.app().values.customers === text, "the other collection's list");
      const broken = [...rows];
      broken[40_000] = { get domain() { throw new Error("the host's"); } };
      t.element.customers = broken;
      await t.until(() => t.codes().length, "an error");
      t.same(t.codes(), ["SRW202"]);
      t.is(t.element.customers !== broken, true);
      const heavy = Array.from({ length: 10_000 }, () => ({ name: "x".repeat(8_000) }));
      t.element.customers = heavy;
      await t.until(() => t.codes().length === 2, "another error");
      t.same(t.codes(), ["SRW202", "SRW203"]);
    },
  },
  {
    name: "lets the last customers win over a slow Blob",
    html: tag,
    async run(t) {
      await t.ready();
      t.element.customers = new Blob(["old"]);
      t.element.customers = "new";
      await t.pause(100);
      t.is(t.app().values.customers, "new");
      t.same(fake.sets.filter(([name]) => name === "customers"), [["customers", "new"]]);
    },
  },
  {
    name: "takes partner and contact, before and after ready, and gives them back",
    html: tag,
    async run(t) {
      const partner = { type: "direct-bill", domains: ["fabrikam.com"], ownPlan: { kind: "premier", id: "1" } };
      const contact = { firstName: "Ada", email: "ada@fabrikam.com" };
      t.element.partner = partner;
      t.is(t.element.partner, partner);
      await t.ready();
      t.is(t.app().values.partner, JSON.stringify(partner));
      t.element.contact = contact;
      t.is(t.element.contact, contact);
      await t.pause();
      t.is(t.app().values.contact, JSON.stringify(contact));
      t.element.contact = null;
      await t.pause();
      t.is(t.app().values.contact, "{}");
      t.is(t.element.contact, null);
    },
  },
  {
    name: "honours properties set before the class was there",
    html: tag,
    script: false,
    async run(t) {
      const own = { get: () => null, set() {}, remove() {} };
      Object.assign(t.element, { customers: "a", partner: { type: "direct-bill" }, contact: { phone: "1" }, storageAdapter: own, theme: "dark" });
      await import(t.script);
      t.is(Object.keys(t.element).length, 0, "own properties");
      t.is(t.element.storageAdapter, own);
      await t.ready();
      t.same(t.app().values, { partner: '{"type":"direct-bill"}', contact: '{"phone":"1"}', theme: "dark", customers: "a" });
      t.ok(t.app().host.storage, "storage");
    },
  },
  {
    name: "passes the host's storage on, and tells the app when it changes",
    html: tag,
    async run(t) {
      await t.ready();
      t.ok(!t.app().host.storage, "none at first");
      const input = t.find('[part="root"] input');
      input.value = "text";
      input.dispatchEvent(new Event("input"));
      const map = new Map();
      const adapter = {
        map,
        get(key) {
          return this.map.get(key);
        },
        async set(key, value) {
          this.map.set(key, value);
        },
        remove() {
          throw new Error("no");
        },
      };
      t.element.storageAdapter = adapter;
      await t.pause();
      t.is(t.app().values.storageAdapter, "", "the app is told");
      t.is(t.element.draft, '{"text":"text"}');
      const { storage } = t.app().host;
      await storage.set("k", '{"k":"v"}');
      t.is(await storage.get("k"), '{"k":"v"}');
      for (const wrong of ["<!doctype html>", "[]", { k: "v" }, 7]) {
        map.set("wrong", wrong);
        t.is(await storage.get("wrong").catch((error) => error.name), "TypeError", `${wrong}`);
      }
      t.is(await storage.get("other"), null);
      t.is(await storage.remove("k").catch((error) => error.message), "no");
      void storage.remove("k");
      t.is(t.events("srw-ready").length, 1);
      t.ok(!t.shown(t.find(".srw-shell-notice")), "no word of a crash");
      t.element.storageAdapter = adapter;
      await t.pause();
      delete t.app().values.storageAdapter;
      t.element.storageAdapter = null;
      await t.pause();
      t.ok(!t.app().host.storage, "none again");
      t.is(t.app().values.storageAdapter, "", "and told");
      t.is(fake.mounts, 1);
    },
  },
  {
    name: "answers every method, also when called before ready",
    html: tag,
    fault: "slow",
    async run(t) {
      await t.until(() => customElements.get(t.tag), "definition");
      const calls = [
        t.element.restoreDraft('{"text":"abc"}'),
        t.element.getDraft(),
        t.element.getSummary("markdown"),
        t.element.getSummary("text"),
        t.element.getSummary("json"),
        t.element.getSummary(),
        t.element.reset(),
        t.element.getDraft(),
        t.element.restoreDraft("{"),
      ];
      t.ok(calls.every((call) => call instanceof Promise), "promises");
      t.is(globalThis.fake?.mounts ?? 0, 0);
      t.same(await Promise.all(calls), [true, '{"text":"abc"}', "markdown: abc", "text: abc", "json: abc", "text: abc", null, null, false]);
      t.is(await t.element.restoreDraft('{"text":"x"}'), true);
      t.is(t.element.draft, '{"text":"x"}');
      t.is(t.element.version, "1.0.0");
      await t.element.focus();
      t.ok(t.element.shadowRoot.activeElement.matches("h1"), "focus");
    },
  },
  {
    name: "focuses the search field at once when asked before ready",
    html: tag,
    fault: "slow",
    async run(t) {
      await t.until(() => customElements.get(t.tag), "definition");
      const focused = t.element.focus();
      t.is(t.element.shadowRoot.activeElement, t.find("input"));
      await focused;
      t.ok(t.element.shadowRoot.activeElement.matches("h1"), "then the app's heading");
    },
  },
  {
    name: "refuses unknown formats and tokens without an unhandled rejection",
    html: tag,
    async run(t) {
      await t.ready();
      t.element.getSummary("pdf");
      const error = await t.element.getSummary("pdf").catch((error) => error);
      t.is(error.code, "SRW204");
      for (const token of [null, 5, {}, [], undefined]) t.is(await t.element.restoreDraft(token), false);
      t.is(t.codes().length, 7);
    },
  },
  {
    name: "fires the app's events, bubbling and composed, only before-events cancelable",
    html: "<main><service-request-wizard></service-request-wizard></main>",
    async run(t) {
      await t.ready();
      const { host } = t.app();
      const table = {
        "srw-step-change": { from: "a", to: "b", reason: "next" },
        "srw-validation": { codes: ["x"] },
        "srw-exit": { outcome: "ask-provider", rules: ["R10"] },
        "srw-draft-saved": { where: "local" },
        "srw-open-portal": { portal: "azure", url: "https://portal.azure.com/a" },
        "srw-complete": { decision: {} },
        "srw-error": { code: "SRW301", detail: "full" },
      };
      for (const name of Object.keys(table)) {
        t.is(host.emit(name, JSON.stringify(table[name])), true, name);
        const event = t.seen.events.at(-1);
        t.same(event, { name, detail: table[name], composed: true, bubbles: true, cancelable: false });
      }
      document.addEventListener("srw-before-open-portal", (event) => event.preventDefault(), { once: true });
      t.is(host.emit("srw-before-open-portal", '{"url":"u"}'), false);
      t.is(host.emit("srw-before-open-portal", '{"url":"u"}'), true);
      t.ok(t.seen.events.at(-1).cancelable, "cancelable");
    },
  },
  {
    name: "keeps the app's inner messages and its own ready to itself",
    html: tag,
    async run(t) {
      let heard = 0;
      for (const name of ["srw-internal-draft", "srw-internal-x"]) t.element.addEventListener(name, () => heard++);
      await t.ready();
      t.is(t.app().host.emit("srw-internal-draft", "T"), true);
      t.is(t.app().host.emit("srw-internal-x", "{}"), true);
      t.is(t.app().host.emit("srw-ready", "{}"), true);
      t.is(heard, 0);
      t.is(t.events("srw-ready").length, 1);
      t.is(t.element.draft, null, "the app says which draft is open, and here none is");
    },
  },
  {
    name: "fires nothing because the host set something",
    html: tag,
    async run(t) {
      await t.ready();
      fake.talkative = true;
      t.seen.events.length = 0;
      t.element.customers = [];
      t.element.partner = {};
      t.element.contact = {};
      t.element.theme = "dark";
      t.element.lang = "de";
      await t.pause(20);
      t.same(t.seen.events, []);
      t.is(fake.sets.length, 6);
    },
  },
  {
    name: "may be changed from inside the app's own events",
    html: tag,
    async run(t) {
      await t.ready();
      let during = true;
      t.element.addEventListener("srw-step-change", () => {
        t.element.lang = "de";
        t.element.customers = [];
        t.element.reset().then(() => t.ok(!during, "reset came too early"));
        t.is(fake.sets.length, 1, "sets inside the event");
      });
      t.app().host.emit("srw-step-change", "{}");
      during = false;
      await t.pause();
      t.is(fake.sets.length, 3);
    },
  },
  {
    name: "has the slots header, footer, help and the default one",
    html: `<service-request-wizard><b slot="header">h</b><b slot="footer">f</b><b slot="help">?</b><b id="own">d</b></service-request-wizard>`,
    async run(t) {
      await t.ready();
      for (const name of ["header", "footer", "help"]) t.ok(t.shown(document.querySelector(`[slot=${name}]`)), name);
      t.ok(!t.shown(document.querySelector("#own")), "default");
      t.ok(t.element.shadowRoot.mode === "open", "open");
    },
  },
  {
    name: "styles itself by one adopted sheet and leaves the page alone",
    html: tag,
    before() {
      window.globalsBefore = Object.keys(window);
    },
    async run(t) {
      await t.ready();
      t.add();
      await t.ready(2);
      const sheets = [...document.querySelectorAll(t.tag)].map((element) => element.shadowRoot.adoptedStyleSheets);
      t.is(sheets[0].length, 1);
      t.is(sheets[0][0], sheets[1][0], "shared");
      t.has([...sheets[0][0].cssRules].map((rule) => rule.cssText).join(), ".fake");
      t.is(document.styleSheets.length + document.adoptedStyleSheets.length, 0);
      t.is(getComputedStyle(t.element).display, "block");
      t.element.hidden = true;
      t.is(getComputedStyle(t.element).display, "none");
      t.same(Object.keys(window).filter((name) => !globalsBefore.includes(name) && !["globalsBefore", "seen", "fake"].includes(name)), []);
      t.same(t.element.getAttributeNames(), ["hidden"]);
    },
  },
  {
    name: "exports evaluate, parseCustomers, define, load and version, without an element",
    async run(t) {
      const wizard = await import(t.script);
      t.same(Object.keys(wizard).sort(), ["define", "evaluate", "load", "parseCustomers", "version"]);
      t.is(wizard.version, "1.0.0");
      t.is(globalThis.fake.inits, 0, "nothing loads by itself");
      t.same(await wizard.evaluate({ service: "azure" }), { outcome: "incomplete", echo: { service: "azure" } });
      t.same(await wizard.evaluate('{"a":1}'), { outcome: "incomplete", echo: { a: 1 } });
      const cycle = {};
      cycle.cycle = cycle;
      for (const bad of [cycle, 5, Symbol("x"), () => {}, 1n]) t.is((await wizard.evaluate(bad)).outcome, "invalid-request");
      t.same(await wizard.parseCustomers("a,b"), { customers: [{ text: "a,b" }], problems: [] });
      t.same((await wizard.parseCustomers(new Blob(["x"]))).customers, [{ text: "x" }]);
      t.same((await wizard.parseCustomers([1])).customers, [{ text: "[1]" }]);
      t.is((await wizard.parseCustomers(7).catch((error) => error)).code, "SRW201");
      await wizard.load();
      await wizard.load();
      t.is(fake.inits, 1);
      wizard.define("other-wizard");
      wizard.define("other-wizard");
      wizard.define();
      document.body.append(document.createElement("other-wizard"));
      await t.ready();
      t.is(document.querySelector("other-wizard").version, "1.0.0");
    },
    after: ({ page }) => {
      if (page.network.count !== 1) throw new Error(`${page.network.count} downloads`);
    },
  },
  {
    name: "follows lang: attribute, ancestors, out of shadow roots, live, else English",
    html: '<div lang="pl-PL"><section><service-request-wizard></service-request-wizard></section></div>',
    async run(t) {
      await t.ready();
      const app = t.app();
      t.is(fake.options[0].lang, "pl-PL");
      const expectLang = async (lang) => {
        await t.pause();
        t.is(app.values.lang, lang);
      };
      t.element.lang = "en";
      await expectLang("en");
      t.element.removeAttribute("lang");
      await expectLang("pl-PL");
      document.querySelector("div").removeAttribute("lang");
      await expectLang("en");
      document.documentElement.lang = "pl";
      await expectLang("pl");
      document.documentElement.removeAttribute("lang");
      await expectLang("en");
      const outer = document.createElement("div");
      outer.lang = "pl";
      document.body.append(outer);
      const inner = outer.attachShadow({ mode: "open" });
      const box = document.createElement("p");
      inner.append(box);
      box.append(t.element);
      await expectLang("pl");
      outer.lang = "en-GB";
      await expectLang("en-GB");
      box.lang = "pl";
      await expectLang("pl");
      t.is(fake.mounts, 1);
    },
  },
  {
    name: "starts with the search only where the first page has it",
    fault: "hang",
    async run(t) {
      await import(t.script);
      t.ok(t.shown(t.find("input", t.add())), "plain");
      t.ok(t.shown(t.find("input", t.add({ routing: "hash" }))), "hash, no fragment");
      t.ok(!t.shown(t.find("input", t.add({ customer: "contoso.com" }))), "customer given");
      history.replaceState(null, "", "#/help");
      t.ok(!t.shown(t.find("input", t.add({ routing: "hash" }))), "deeper route");
      t.ok(t.shown(t.find("input", t.add())), "fragment of the host's");
      history.replaceState(null, "", location.pathname);
    },
  },
];
