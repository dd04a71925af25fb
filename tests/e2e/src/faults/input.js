// Hostile text and values, by every way into the wizard.
const TEXT_FIELDS = ["title", "description", "details.startedAt", "details.tried", "details.subscriptionId", "details.correlationId"];
const CONTACT_FIELDS = ["contact.firstName", "contact.lastName", "contact.email", "contact.phone"];
const base = "#/customers/woodgrove.example/service-requests/new/azure/";

/** White space around a text is forgiven, as Unicode knows it. */
const bare = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");

/** What a control makes of a text by itself: one line has no breaks, and every break is a line feed. */
const asControl = (field, text) => {
  const copy = field.cloneNode();
  copy.value = text;
  return copy.value;
};

const ready = async (token) => {
  await lab.appeared();
  lab.introduce();
  await lab.restore(token);
};

/** Where a text came to run, something is here. */
window.alerts = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = (text) => void window.alerts.push(text);

const nothingRan = () => {
  lab.ensure(window.alerts.length === 0, `a text ran: ${window.alerts}`);
  lab.ensure(lab.codes.every((code) => !/^SRW5/.test(code)), `stopped: ${lab.codes}`);
  const foreign = lab.host().shadowRoot.querySelector("script, iframe, object, embed, img, svg image, link, style, base, meta");
  lab.ensure(!foreign, `an element that nobody wrote: ${foreign?.outerHTML}`);
};

/** Types each text into each field; it stands in the field, in the draft, and in what is handed out. */
lab.everywhere = (texts, token) =>
  lab.judge(async () => {
    await ready(token);
    // Where the host gives a contact, an empty field shows the host's.
    lab.host().contact = null;
    await lab.pause(20);
    for (const [step, fields] of [["details", TEXT_FIELDS], ["contact", CONTACT_FIELDS]]) {
      await lab.go(base + step);
      await lab.until("the fields", () => lab.field(fields[0]));
      for (const [at, text] of texts.entries()) {
        const wanted = new Map();
        for (const name of fields) {
          wanted.set(name, asControl(lab.field(name), text));
          lab.type(name, text);
        }
        await lab.pause();
        for (const [name, value] of wanted) {
          lab.ensure(lab.field(name).value === value, `text ${at} in ${name} became ${JSON.stringify(lab.field(name).value)}`);
          const kept = lab.drafts().some((answers) => (answers?.[name] ?? "") === value);
          if (!kept) throw new Lost(`text ${at} ${JSON.stringify(value)} of ${name} is in no draft`);
        }
      }
      nothingRan();
      // Without these two the next page cannot be reached.
      if (step === "details") for (const name of fields) lab.type(name, name.includes(".") ? "" : "Filled in");
      await lab.pause();
    }
  });

/** Pastes, drops and composes: the browser's own events before the value's. */
lab.pasted = (texts, token) =>
  lab.judge(async () => {
    await ready(token);
    await lab.go(`${base}details`);
    await lab.until("the fields", () => lab.field("description"));
    for (const text of texts) {
      const field = lab.field("description");
      const data = new DataTransfer();
      data.setData("text/plain", text);
      data.setData("text/html", text);
      field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, composed: true, cancelable: true, clipboardData: data }));
      field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true, composed: true, data: text }));
      field.dispatchEvent(new DragEvent("drop", { bubbles: true, composed: true, cancelable: true, dataTransfer: data }));
      const wanted = asControl(field, text);
      lab.type("description", text);
      await lab.pause();
      lab.ensure(lab.field("description").value === wanted, `${JSON.stringify(text)} became ${JSON.stringify(lab.field("description").value)}`);
    }
    nothingRan();
  });

/** A draft with the text in every answer comes back as it was; so does the one that is asked for after that. */
lab.drafted = (texts, token) =>
  lab.judge(async () => {
    await ready(token);
    for (const text of texts) {
      const draft = JSON.parse(token);
      for (const name of TEXT_FIELDS) draft.answers[name] = text;
      draft.customer.name = text;
      lab.ensure(await lab.host().restoreDraft(JSON.stringify(draft)), `refused ${JSON.stringify(text)}`);
      const back = JSON.parse(await lab.host().getDraft());
      for (const name of TEXT_FIELDS) {
        if ((back.answers[name] ?? "") !== text) throw new Lost(`${name} ${JSON.stringify(text)} came back as ${JSON.stringify(back.answers[name])}`);
      }
    }
    nothingRan();
  });

/** The text of a request for the portal, copied and handed out, has the words as they were typed. */
lab.copied = (texts, token) =>
  lab.judge(async () => {
    const copied = [];
    navigator.clipboard.writeText = async (text) => void copied.push(text);
    await ready(token);
    for (const [at, text] of texts.entries()) {
      if (!bare(text)) continue;
      const draft = JSON.parse(token);
      draft.answers.title = text;
      draft.answers.description = text;
      await lab.host().restoreDraft(JSON.stringify(draft));
      const json = JSON.parse(await lab.host().getSummary("json"));
      lab.ensure(json.request.title === bare(text) && json.request.description === bare(text), `json: ${JSON.stringify(json.request)}`);
      const plain = await lab.host().getSummary("text");
      // A break in a line of text is a space there.
      const folded = (text) => bare(text).replace(/\p{White_Space}+/gu, " ");
      lab.ensure(folded(plain).includes(folded(text)), `text: ${JSON.stringify(text)} is not in ${JSON.stringify(plain)}`);
      lab.ensure((await lab.host().getSummary("markdown")).length > 0, "markdown");
      if (at % 8) continue;
      await lab.go(`${base}hand-over`);
      const buttons = [...lab.root().querySelectorAll("button[data-copy], .srw-copy, button.srw-copy")];
      copied.length = 0;
      for (const button of buttons) button.click();
      await lab.pause();
      if (buttons.length) lab.ensure(copied.some((one) => folded(one).includes(folded(text))), `${JSON.stringify(text)} is not in ${JSON.stringify(copied)}`);
    }
    nothingRan();
    return copied.length;
  });

/** Customers with the text as their name, as objects, JSON and CSV: each name is drawn as it is. */
lab.imported = (texts, way) =>
  lab.judge(async () => {
    await lab.appeared();
    const named = texts.filter((text) => text.trim());
    const rows = named.map((text, at) => ({ id: `${String(at).padStart(8, "0")}-0000-4000-8000-000000000000`, companyProfile: { companyName: text, domain: `c${at}.example` } }));
    const cell = (text) => `"${text.replaceAll("\"", "\"\"")}"`;
    const csv = () => ["Microsoft ID,Company name,Primary domain name", ...rows.map(({ id, companyProfile: { companyName, domain } }) => `${id},${cell(companyName)},${domain}`)].join("\r\n");
    const list = { objects: () => rows, json: () => JSON.stringify({ items: rows }), csv, blob: () => new Blob([csv()]) }[way]();
    lab.host().customers = list;
    const { parseCustomers } = await import(document.querySelector("script[src*='service-request-wizard']").src);
    const { customers } = await parseCustomers(list);
    lab.ensure(customers.length === named.length, `${customers.length} of ${named.length} customers`);
    const wrong = customers.flatMap(({ name }, at) => (name === named[at] || name === bare(named[at]) ? [] : [[named[at], name]]));
    lab.ensure(wrong.length === 0, `names changed: ${JSON.stringify(wrong.slice(0, 5))}`);
    for (let at = 0; at < named.length; at += 7) {
      lab.type("customer-search", `c${at}.example`);
      await lab.until(`customer ${at}`, () => lab.find(`[role=option][data-domain="c${at}.example"]`));
    }
    nothingRan();
    return customers.length;
  });

/** Searches take the text as text. */
lab.searched = (texts) =>
  lab.judge(async () => {
    await lab.appeared();
    for (const [at, name] of [["#/customers", "customer-search"], ["#/help", "help-search"], ["#/customers/woodgrove.example", "customer.tenantId"]]) {
      await lab.go(at);
      await lab.until(name, () => lab.field(name));
      for (const text of texts) {
        lab.type(name, text);
        await lab.pause();
        nothingRan();
      }
      lab.type(name, "");
    }
  });

/** Texts as attributes and as words of properties: known words count, others are told by a code. */
lab.attributed = (texts) =>
  lab.judge(async () => {
    await lab.appeared();
    for (const name of ["lang", "theme", "routing", "layout", "customer", "storage", "storage-key"]) {
      for (const text of texts.filter((_, at) => at % 5 === 0)) {
        lab.host().setAttribute(name, text);
        await lab.pause();
      }
      lab.host().removeAttribute(name);
      await lab.pause(10);
      nothingRan();
    }
    await lab.appeared();
  });

/** Values of wrong types, from a seed. */
const anything = (draw, depth = 0) => {
  const kinds = [
    () => undefined, () => null, () => true, () => NaN, () => -0, () => 1e308, () => 10n ** 30n, () => "", () => "{", () => "[[[", () => Symbol("s"),
    () => () => {}, () => new Date(NaN), () => /x/, () => new Map([[1, 2]]), () => new Proxy({}, { get() { throw new Error("trap"); } }),
    () => ({ get type() { throw new Error("getter"); } }), () => ({ toJSON() { throw new Error("toJSON"); } }), () => ({ toJSON: () => "text" }),
    () => { const ring = {}; ring.ring = ring; return ring; }, () => new Array(4294967295), () => Object.create(null), () => document.body, () => window,
    () => new Uint8Array(3), () => Promise.reject(new Error("later")).catch(() => {}), () => ({ then() { throw new Error("then"); } }),
    () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"type":"direct-bill"}'),
    () => ({ items: 7 }), () => ({ items: [null, 1, "x", [], {}] }), () => [[[[]]]], () => ({ type: { type: {} }, domains: "x", role: [] }),
    () => ({ get: 1, set: 2, remove: 3 }), () => ({ get() { throw 1; }, set() { throw 2; }, remove() { throw 3; } }), () => "x".repeat(100000),
    () => new String("text"), () => "\ud800", () => ({ firstName: 7, email: {} }), () => ({ length: 3 }), () => new Blob(["{"]),
    () => Array.from({ length: 3 }, () => (depth < 3 ? anything(draw, depth + 1) : 0)),
    () => (depth < 3 ? { customers: anything(draw, depth + 1), companyProfile: anything(draw, depth + 1) } : {}),
  ];
  return kinds[Math.floor(draw() * kinds.length)]();
};

const random = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};

/** Sets a property, or calls a method, with many values of wrong types: the wizard goes on, and nothing throws. */
lab.wrongTypes = (name, count, seed, token) =>
  lab.judge(async () => {
    await ready(token);
    const draw = random(seed);
    let told = 0;
    for (let at = 0; at < count; at++) {
      const value = anything(draw);
      const before = lab.codes.length;
      if (typeof lab.host()[name] === "function") await Promise.resolve(lab.host()[name](value)).catch((error) => lab.ensure(/^(InputError|LoadError)$/.test(error.name), `${name} threw ${error}`));
      else lab.host()[name] = value;
      await lab.pause();
      if (lab.codes.length > before) told++;
    }
    lab.host().storageAdapter = null;
    await lab.pause(20);
    await lab.appeared();
    nothingRan();
    lab.ensure(!("polluted" in {}), "the prototype was polluted");
    lab.ensure(lab.codes.every((code) => /^SRW(2|301)/.test(code)), `codes ${[...new Set(lab.codes)]}`);
    // It still works, and what was typed before is still there.
    lab.introduce();
    await lab.restore(token);
    lab.type("title", "Still here");
    await lab.until("a save", () => lab.drafts().some((answers) => answers?.title === "Still here"));
    return told;
  });

/** Objects that would change the prototype of all objects if they were merged. */
lab.polluted = (token) =>
  lab.judge(async () => {
    await ready(token);
    const texts = ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"__proto__":{"type":"direct-bill"},"role":"admin-agent"}',
      '{"items":[{"__proto__":{"polluted":1},"companyProfile":{"__proto__":{"polluted":1},"domain":"a.example","companyName":"__proto__"}}]}',
      '[{"id":"__proto__","companyProfile":{"domain":"constructor.example","companyName":"toString"}}]', '{"toString":null,"valueOf":7,"hasOwnProperty":1}'];
    for (const text of texts) {
      for (const value of [text, JSON.parse(text), Object.assign(Object.create(JSON.parse(text)), {})]) {
        for (const name of ["customers", "partner", "contact", "storageAdapter"]) {
          lab.host()[name] = value;
          await lab.pause();
          lab.ensure({}.polluted === undefined && Object.keys(Object.prototype).length === 0, `${name} = ${text} polluted`);
        }
        await lab.host().restoreDraft(text);
        for (const at of ["__proto__", "constructor", "toString", "../../x", "%00"]) await lab.go(`#/customers/${at}`);
      }
    }
    nothingRan();
    const { evaluate } = await import(document.querySelector("script[src*='service-request-wizard']").src);
    const decision = await evaluate('{"__proto__":{"service":"azure"},"customer":{"__proto__":{"domain":"a.example"}}}');
    lab.ensure(decision.outcome === "incomplete", JSON.stringify(decision));
  });
