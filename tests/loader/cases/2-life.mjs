/** Moves, removals, several elements, several scripts, hostile values, crashes. */
const tag = "<service-request-wizard></service-request-wizard>";

export default [
  {
    name: "keeps state and focus on a move, also into another shadow root",
    html: `<main>${tag}</main><aside></aside>`,
    async run(t) {
      await t.ready();
      const input = t.find('[part="root"] input');
      input.value = "typed";
      input.focus();
      for (let turn = 0; turn < 100; turn++) {
        const target = document.querySelector(turn % 2 ? "main" : "aside");
        turn % 3 ? target.append(t.element) : (t.element.remove(), target.append(t.element));
        t.is(t.element.shadowRoot.activeElement, input, `focus in turn ${turn}`);
        if (turn % 5 === 0) await t.pause();
      }
      const shadow = document.querySelector("aside").attachShadow({ mode: "open" });
      shadow.append(t.element);
      await t.pause(20);
      t.is(t.element.shadowRoot.activeElement, input, "focus");
      t.is(t.find('[part="root"] input').value, "typed");
      t.same([fake.mounts, fake.live, t.events("srw-ready").length], [1, 1, 1]);
    },
  },
  {
    name: "does not take focus back from somebody else on a move",
    html: `<button></button><main>${tag}</main>`,
    async run(t) {
      await t.ready();
      t.find('[part="root"] input').focus();
      document.querySelector("button").focus();
      document.body.append(t.element);
      await t.pause(20);
      t.is(document.activeElement, document.querySelector("button"));
    },
  },
  {
    name: "keeps state with moveBefore",
    html: `<main>${tag}</main><aside lang="de"></aside>`,
    async run(t) {
      await t.ready();
      t.find('[part="root"] input').focus();
      document.querySelector("aside").moveBefore(t.element, null);
      await t.pause();
      t.ok(t.element.shadowRoot.activeElement, "focus");
      t.same([fake.mounts, fake.live, t.app().values.lang], [1, 1, "de"]);
    },
  },
  {
    name: "frees everything on 500 removals and starts fresh when it comes back",
    html: tag,
    async run(t) {
      await t.ready();
      for (let turn = 0; turn < 500; turn++) {
        t.element.remove();
        await null;
        await null;
        document.body.append(t.element);
        if (turn % 3) await null;
        if (turn % 50 === 0) await t.pause();
      }
      await t.pause(20);
      t.is(fake.live, 1);
      t.is(fake.mounts, fake.freed + 1);
      t.is(t.element.shadowRoot.querySelectorAll('[part="root"]').length, 1);
      t.element.remove();
      await t.pause();
      t.is(fake.live, 0);
      t.is(t.find('[part="root"]'), null);
      t.is(fake.inits, 1);
    },
  },
  {
    name: "gives an app that has the instance for itself a fresh one, unless a host is still writing",
    html: tag,
    async run(t) {
      await t.ready();
      const again = async (count) => {
        t.element.remove();
        await t.pause(20);
        document.body.append(t.element);
        await t.ready(count);
      };
      await again(2);
      t.same([fake.resets, fake.live], [1, 1], "alone");
      const other = t.add();
      await t.ready(3);
      await again(4);
      t.same([fake.resets, fake.live], [1, 2], "not alone");
      other.remove();
      t.element.remove();
      await null;
      await null;
      document.body.append(t.element);
      await t.ready(5);
      t.is(fake.resets, 1, "what leaves in the same task is not done yet");
      let finish;
      t.element.storageAdapter = { get: () => null, set: () => new Promise((resolve) => (finish = resolve)), remove() {} };
      await t.pause(20);
      void t.app().host.storage.set("k", "v");
      await again(6);
      t.is(fake.resets, 1, "a host writes");
      finish();
      await t.pause(20);
      await again(7);
      t.same([fake.resets, fake.live, fake.inits], [2, 1, 1], "the host is done");
    },
  },
  {
    name: "lets removed elements go from memory, with their observers and listeners",
    async run(t) {
      await import(t.script);
      const gone = [];
      for (let turn = 0; turn < 50; turn++) {
        const element = t.add();
        await t.ready(turn + 1);
        element.remove();
        await t.pause();
        gone.push(new WeakRef(element));
        fake.apps.length = 0;
      }
      await t.until(async () => {
        gc();
        await t.pause(20);
        return gone.filter((reference) => reference.deref()).length <= 2;
      }, "garbage collection");
    },
  },
  {
    name: "does not mount an element that left before the app was there",
    html: tag,
    fault: "slow",
    async run(t) {
      await t.until(() => customElements.get(t.tag), "definition");
      t.element.remove();
      const other = t.add();
      await t.ready();
      await t.pause(50);
      t.is(fake.mounts, 1);
      other.remove();
    },
  },
  {
    name: "gives two elements their own state and one instance",
    html: tag + tag,
    async run(t) {
      await t.ready(2);
      const [first, second] = document.querySelectorAll(t.tag);
      first.customers = "a";
      first.theme = "dark";
      await first.restoreDraft('{"text":"1"}');
      await second.restoreDraft('{"text":"2"}');
      t.same([await first.getDraft(), await second.getDraft()], ['{"text":"1"}', '{"text":"2"}']);
      t.is(second.customers, null);
      t.is(fake.apps[1].values.theme, "auto");
      fake.apps[0].host.emit("srw-internal-draft", "one");
      first.remove();
      await t.pause();
      t.is(second.draft, '{"text":"2"}');
      t.same([fake.inits, fake.live], [1, 1]);
    },
    after: ({ page }) => {
      if (page.network.count !== 1) throw new Error(`${page.network.count} downloads`);
    },
  },
  {
    name: "stays silent when the same version is loaded twice",
    html: `<script type="module" src="SCRIPT?again" crossorigin="anonymous"></script>${tag}`,
    async run(t) {
      await t.ready();
      await import(`${t.script}?third`);
      await t.pause(20);
      t.same([fake.mounts, fake.inits], [1, 1]);
      t.same(t.seen.warnings, []);
    },
  },
  {
    name: "warns once about another version and works",
    html: tag,
    async run(t) {
      await t.ready();
      const other = t.script.replace("/1.0.0/", "/2.0.0/");
      const wizard = await import(other);
      await import(`${other}?again`);
      t.is(t.seen.warnings.length, 1);
      t.has(t.seen.warnings[0], "1.0.0");
      t.has(t.seen.warnings[0], "2.0.0");
      t.is(t.element.version, "1.0.0");
      t.is(wizard.version, "2.0.0");
      t.is((await wizard.evaluate({})).outcome, "incomplete");
      t.add();
      await t.ready(2);
      t.seen.warnings.length = 0;
    },
  },
  {
    name: "throws nothing for hostile values, tells each and keeps the last good ones",
    html: tag,
    async run(t) {
      await t.ready();
      const good = { customers: "good", partner: { type: "direct-bill" }, contact: { phone: "1" }, storageAdapter: { get() {}, set() {}, remove() {} } };
      Object.assign(t.element, good);
      await t.pause();
      const thrower = () => {
        throw new Error("hostile");
      };
      const cycle = [];
      cycle.push(cycle);
      const traps = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((name) => [name, thrower]));
      const { proxy, revoke } = Proxy.revocable([], {});
      revoke();
      const deep = JSON.parse("[".repeat(50_000) + "]".repeat(50_000));
      const anything = [
        0, 5, NaN, -0, true, false, 1n, Symbol("s"), () => {}, class {}, Math, Promise.resolve(), new Map(), new Date(), /x/,
        new Error("e"), document.body, window, t.element, cycle, { cycle }, proxy, new Proxy({}, traps), new Proxy([], traps),
        new Proxy(() => {}, traps), { toJSON: thrower }, { toJSON: () => undefined }, { get type() { return thrower(); }, get items() { return thrower(); }, get get() { return thrower(); } },
        [{ get domain() { return thrower(); } }], [1n], new Array(4_294_967_295), Object.create(null), { items: 5 }, { type: 5 }, { domains: "a" },
        { domains: [1] }, { ownPlan: 5 }, { ownPlan: { id: 1 } }, { email: [] }, [1, 2], "{", "5", '"x"', "[]", document.all, new Number(5),
        { [Symbol.toStringTag]: "Blob" }, { [Symbol.toStringTag]: "Blob", size: { valueOf: thrower } }, new Uint8Array(3), JSON.parse('{"__proto__":{"polluted":1}}'), deep,
      ];
      const table = ["customers", "partner", "contact", "storageAdapter", "theme", "routing", "storage", "layout"];
      let refused = 0;
      for (const property of table) {
        for (const value of anything) {
          t.seen.events.length = 0;
          const before = fake.apps.at(-1).values[property];
          try {
            t.element[property] = value;
          } catch (error) {
            throw new Error(`${property} threw ${error.message}`);
          }
          await t.pause();
          const told = t.events("srw-error");
          if (told.length) {
            refused++;
            t.ok(/^SRW20[1234]$/.test(told[0].detail.code), `${property}: ${told[0].detail.code}`);
            t.is(told[0].detail.path.split(".")[0], property);
            t.is(told.length, 1, property);
            JSON.stringify(told[0].detail);
            if (property in good && property !== "storageAdapter") t.is(fake.apps.at(-1).values[property], before, `${property} kept`);
          }
        }
        if (property in good) t.element[property] = good[property];
      }
      // An attribute that has the same wrong word already is no news.
      t.ok(refused > 200, `only ${refused} refused`);
      t.is(({}).polluted, undefined);
      t.is(fake.live, 1);
      t.seen.events.length = 0;
      t.element.partner = { ownPlan: { id: 1 } };
      t.element.contact = { email: [] };
      t.element.customers = new Array(2_000_000);
      t.element.storageAdapter = { get() {}, set() {} };
      t.element.partner = "x".repeat(70_000);
      await t.pause();
      t.same(t.events("srw-error").map(({ detail }) => [detail.code, detail.path]), [
        ["SRW201", "partner.ownPlan.id"],
        ["SRW201", "contact.email"],
        ["SRW203", "customers"],
        ["SRW201", "storageAdapter.remove"],
        ["SRW203", "partner"],
      ]);
      t.is(t.element.partner, good.partner);
    },
  },
  {
    name: "tells of bad values that came before the class, and of attributes set to odd text",
    html: tag,
    script: false,
    async run(t) {
      Object.assign(t.element, { customers: 5, partner: [] });
      Object.defineProperty(t.element, "contact", { get: () => 1 / 0, configurable: false });
      await import(t.script);
      t.element.setAttribute("theme", "\u0000javascript:");
      t.element.setAttribute("customer", "<img src=x onerror=alert(1)>");
      t.element.setAttribute("lang", "'; drop");
      await t.ready();
      t.same(t.codes(), ["SRW201", "SRW201", "SRW204"]);
      t.is(fake.options[0].lang, "'; drop");
    },
  },
  {
    name: "starts again after a crash in an event handler, with the draft, on every element",
    html: tag + tag,
    async run(t) {
      await t.ready(2);
      const input = t.find('[part="root"] input');
      input.value = "my words";
      input.dispatchEvent(new Event("input"));
      t.element.customers = "list";
      await t.pause();
      t.find(".panic").click();
      await t.until(() => fake.mounts === 4, "both again");
      await t.until(() => t.find('[part="root"] input')?.value === "my words", "the draft");
      t.same(t.codes(), ["SRW501", "SRW501"]);
      t.is(t.app(2).values.customers, "list");
      t.has(t.find(".srw-shell-notice").innerText, "started again");
      t.ok(t.shown(t.find(".srw-shell-notice")), "notice");
      t.is(fake.resets, 1);
      t.is(t.events("srw-ready").length, 2);
      t.app(2).host.emit("srw-step-change", '{"from":"details","to":"details"}');
      t.ok(t.shown(t.find(".srw-shell-notice")), "notice while the place is the same");
      t.app(2).host.emit("srw-step-change", '{"from":"details","to":"contact"}');
      t.ok(!t.shown(t.find(".srw-shell-notice")), "notice after a step");
      t.is(await t.element.getDraft(), '{"text":"my words"}');
      t.ok(!t.shown(t.find(".srw-shell")), "shell");
    },
    allow: ["errors"],
  },
  {
    name: "survives crashes in exported calls, keeps a restored draft, and rejects what was asked",
    html: tag,
    async run(t) {
      await t.ready();
      await t.element.restoreDraft('{"text":"restored"}');
      const wizard = await import(t.script);
      t.is((await wizard.evaluate('"trap"').catch((error) => error)).code, "SRW501");
      await t.until(() => fake.mounts === 2 && t.find("h1"), "second mount");
      fake.trapOnSet = "customers";
      t.element.customers = "x";
      await t.until(() => fake.mounts === 3, "third mount");
      t.same(t.codes(), ["SRW501", "SRW501", "SRW202"]);
      await t.pause();
      t.is(t.app().values.customers, undefined, "the list that stopped it is not told again");
      t.is(t.element.draft, '{"text":"restored"}');
    },
  },
  {
    name: "gives up after three crashes in a minute, with the draft to copy, and can be tried again",
    html: tag,
    async run(t) {
      await t.ready();
      const input = t.find('[part="root"] input');
      input.value = "precious";
      input.dispatchEvent(new Event("input"));
      fake.trapOnDraw = true;
      t.find(".panic").click();
      await t.until(() => t.codes().includes("SRW502"), "giving up");
      t.same(t.codes(), ["SRW501", "SRW501", "SRW502"]);
      t.has(t.find("textarea").value, "precious");
      t.ok(t.shown(t.find("textarea")) && t.find("textarea").labels.length, "draft");
      t.has(t.text(), "(SRW502)");
      t.is(t.element.draft, '{"text":"precious"}');
      const [copy, again] = t.element.shadowRoot.querySelectorAll('.srw-shell [part="secondary-button"]');
      copy.click();
      await t.pause(50);
      t.ok(t.element.shadowRoot.activeElement === t.find("textarea") || t.text().includes("copied"), "copied or selected");
      fake.trapOnDraw = false;
      again.click();
      await t.until(() => t.find('[part="root"] input')?.value === "precious", "the draft");
      t.ok(!t.shown(t.find("textarea")), "draft box");
    },
    allow: ["errors"],
  },
  {
    name: "gives up with every draft that is kept, each once, the one that was open first",
    html: '<service-request-wizard storage-key="a.b"></service-request-wizard>',
    async run(t) {
      localStorage.setItem("srw.a%2Eb.draft.one", '{"id":"one","text":"older"}');
      sessionStorage.setItem("srw.a%2Eb.draft.two", '{"id":"two","text":"in the tab"}');
      localStorage.setItem("srw.a%2Eb.draft.bad", '{"cut');
      localStorage.setItem("srw.a%2Eb.you", '{"text":"no draft"}');
      localStorage.setItem("srw.a.b.draft.x", '{"text":"of another key"}');
      await t.ready();
      t.app().host.emit("srw-internal-draft", '{"id":"one","text":"open"}');
      t.app().host.emit("srw-internal-kept", JSON.stringify({ "draft.three": '{"id":"three","text":"memory"}', versions: {} }));
      fake.trapOnDraw = true;
      t.find(".panic").click();
      await t.until(() => t.codes().includes("SRW502"), "giving up");
      const texts = t.find("textarea").value.split("\n\n");
      t.is(texts[0], '{"id":"one","text":"open"}');
      t.same(texts.slice(1).sort(), ['{"cut', '{"id":"three","text":"memory"}', '{"id":"two","text":"in the tab"}']);
      [localStorage, sessionStorage].forEach((area) => area.clear());
    },
    allow: ["errors"],
  },
  {
    name: "starts again after a crash on a page whose errors have no stack",
    html: tag,
    async run(t) {
      await t.ready();
      Error.stackTraceLimit = 0;
      try {
        t.find(".panic").click();
      } finally {
        Error.stackTraceLimit = 10;
      }
      await t.until(() => fake.mounts === 2 && t.find("h1"), "second mount");
      t.same(t.codes(), ["SRW501"]);
    },
    allow: ["errors"],
  },
  {
    name: "gives what was in memory alone back to an element that was away, but not under another key",
    html: tag,
    async run(t) {
      await t.ready();
      t.app().host.emit("srw-internal-kept", '{"draft.a":"words"}');
      const away = async () => {
        const place = t.element.parentNode;
        const { element } = t;
        element.remove();
        await t.pause();
        return () => place.append(element);
      };
      (await away())();
      await t.until(() => fake.mounts === 2 && t.find("h1"), "second mount");
      t.is(t.app().host.kept, '{"draft.a":"words"}');
      const back = await away();
      t.element.setAttribute("storage-key", "other");
      back();
      await t.until(() => fake.mounts === 3 && t.find("h1"), "third mount");
      t.is(t.app().host.kept, undefined);
    },
  },
  {
    name: "takes no notice of the host's own errors",
    html: tag,
    async run(t) {
      await t.ready();
      setTimeout(() => {
        throw new Error("the host's");
      });
      setTimeout(() => new Function("throw new WebAssembly.RuntimeError('the host wasm')")());
      void Promise.reject(new RangeError("the host's"));
      const overflow = () => overflow();
      setTimeout(overflow);
      t.element.addEventListener("srw-exit", () => {
        throw new Error("listener");
      });
      t.is(t.app().host.emit("srw-exit", "{}"), true);
      await t.pause(50);
      t.same(t.codes(), []);
      t.is(fake.mounts, 1);
    },
    allow: ["errors", "rejections"],
  },
];
