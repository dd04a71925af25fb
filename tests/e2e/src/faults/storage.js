// The switches for storage: each makes one condition before the element is there.
const refuse = () => {
  throw new DOMException("blocked", "SecurityError");
};
const full = () => {
  throw new DOMException("full", "QuotaExceededError");
};
const { getItem, setItem } = Storage.prototype;
const areas = (names, get) => {
  for (const name of names) Object.defineProperty(window, name, { configurable: true, get });
};
/** Storage.prototype with one function replaced for local storage alone. */
const local = (name, mend) => {
  const area = window.localStorage;
  const kept = Storage.prototype[name];
  Storage.prototype[name] = function (...given) {
    return this === area ? mend.apply(this, given) : kept.apply(this, given);
  };
};
/** Fills an area to the last unit, with keys of the host's. */
const fill = (area, free = 0) => {
  let size = 1 << 20;
  for (let at = 0; size >= 1; ) {
    try {
      setItem.call(area, `host ${at}`, "x".repeat(size));
      at++;
    } catch {
      size >>= 1;
    }
  }
  for (let at = 0; ; at++) {
    try {
      setItem.call(area, `${at}`, "");
    } catch {
      break;
    }
  }
  if (free) setItem.call(area, "host 0", "x".repeat((1 << 20) - free));
};
/** A host's store in a map of the page; `how` bends its answers. */
lab.kept = new Map();
const adapter = (how) => {
  wizard.storageAdapter = {
    get: (key) => how("get", () => lab.kept.get(key) ?? null),
    set: (key, text) => how("set", () => void lab.kept.set(key, text)),
    remove: (key) => how("remove", () => void lab.kept.delete(key)),
  };
};
/** A host's store that says it kept a text, and keeps what this makes of it. */
const spoiled = (spoil) => {
  adapter((_, use) => use());
  wizard.storageAdapter = { ...wizard.storageAdapter, set: (key, text) => void lab.kept.set(key, spoil(text)) };
};
const later = (ms, use) => new Promise((resolve) => setTimeout(() => resolve(use()), ms));

lab.conditions = {
  "local storage blocked on access": () => areas(["localStorage"], refuse),
  "all storage blocked on access": () => areas(["localStorage", "sessionStorage"], refuse),
  "no storage at all": () => areas(["localStorage", "sessionStorage"], () => null),
  "local storage blocked on write": () => local("setItem", refuse),
  "all storage blocked on write": () => void (Storage.prototype.setItem = refuse),
  "all storage blocked on read": () => void (Storage.prototype.getItem = refuse),
  "storage that forgets at once": () => void (Storage.prototype.setItem = () => {}),
  "storage that gives other text back": () => void (Storage.prototype.getItem = (key) => getItem.call(localStorage, key)?.slice(1) ?? null),
  "storage that cannot remove": () => void (Storage.prototype.removeItem = refuse),
  "storage that cannot be listed": () => void (Storage.prototype.key = refuse),
  "corrupt drafts in storage": () => {
    const texts = ["", "{", "[]", "null", "\u0000\uffff", "{\"schema\":1}", "{\"schema\":99,\"id\":\"x\"}", "[".repeat(50000), "é".repeat(9999)];
    texts.forEach((text, at) => setItem.call(localStorage, `srw..draft.${at}`, text));
    for (const name of ["you", "customers", "no-shortcuts"]) setItem.call(localStorage, `srw..${name}`, "{\"a\":[1,{\"b\":nul");
  },
  "a draft of the wrong types in storage": () => {
    const wrong = { schema: 1, id: "w", customer: { key: 7, otherDomains: "no" }, entry: "azure", step: 4, answers: { title: 9 }, ticked: {} };
    setItem.call(localStorage, "srw..draft.w", JSON.stringify(wrong));
  },
  "local storage full to the last byte": () => fill(localStorage),
  "local storage with room for a key alone": () => fill(localStorage, 40),
  "local storage with room for one draft": () => fill(localStorage, 1200),
  "all storage full to the last byte": () => [localStorage, sessionStorage].forEach((area) => fill(area)),
  "storage that fills up while typing": () => void (lab.now = () => fill(localStorage)),
  "storage that is taken away while typing": () => void (lab.now = () => void (Storage.prototype.setItem = full)),
  "storage that cannot be read any more while typing": () => void (lab.now = () => void (Storage.prototype.getItem = refuse)),
  "storage that the host clears while typing": () => void (lab.now = () => localStorage.clear()),
  "a host's store that throws": () => adapter(() => { throw new Error("down"); }),
  "a host's store that rejects": () => adapter(() => Promise.reject(new Error("down"))),
  "a host's store that rejects writes": () => adapter((name, use) => (name === "set" ? Promise.reject(new Error("down")) : use())),
  "a host's store that never answers": () => adapter(() => new Promise(() => {})),
  "a host's store that stops answering": () => adapter((name, use) => (name === "set" ? new Promise(() => {}) : use())),
  "a host's store that answers after two seconds": () => adapter((_, use) => later(2000, use)),
  "a host's store that gives no text": () => adapter((name, use) => (name === "get" ? { a: 1 } : use())),
  "a host's store that keeps nothing": () => adapter((name, use) => (name === "get" ? use() : undefined)),
  "a host's store that cuts off what it keeps": () => spoiled((text) => text.slice(0, 40)),
  "a host's store that changes what it keeps": () => spoiled((text) => text.replaceAll("Edit", "edit")),
  "a host's store that gives broken text": () => {
    lab.kept.set("srw", "{\"draft.x\": \"{\", \"you\": 7, ");
    adapter((_, use) => use());
  },
};
// Time passes ten times as fast where a store never answers, so that nobody waits for the patience of the product.
if (/never|stops/.test(lab.condition)) {
  const { setTimeout } = window;
  window.setTimeout = (use, ms = 0, ...given) => setTimeout(use, ms >= 5000 ? ms / 10 : ms, ...given);
}
lab.conditions[lab.condition]?.();

/** What the status line says of each place. */
const SAYS = {
  local: /^Draft saved on this device at /,
  session: /^Draft saved until this tab is closed/,
  blocked: /^Draft kept only until you leave or reload this page: this browser blocks storage/,
  memory: /^Draft kept only until you leave or reload this page/,
  host: /^Draft saved by this portal at /,
  failed: /^Draft not saved: this portal's storage does not answer/,
};

/** Types, goes to the portal and back, and judges what the page says of its storage. */
lab.through = (wanted, token, edits) =>
  lab.judge(async () => {
    await lab.appeared();
    lab.introduce();
    await lab.restore(token);
    lab.type("title", "Before");
    if (lab.now) {
      await lab.pause(20);
      await lab.until("a first save", () => SAYS.local.test(lab.status()));
      lab.now();
    }
    let last = "";
    for (let at = 1; at <= edits; at++) {
      last = `Edit ${at} of a title`;
      lab.type("title", last);
      if (at % 10 === 0) await lab.pause();
    }
    await lab.until(`the status “${wanted}”`, () => SAYS[wanted].test(lab.status()));
    await lab.pause(20);
    if (wanted === "host") await lab.until("the host's store to follow", lab.holds.host);
    lab.nothingLost("after typing", lab.hosts());
    lab.saidOnlyWhatHolds(wanted);
    const href = await lab.toPortal();
    lab.ensure(href === "https://portal.azure.com/woodgrove.example", href);
    lab.ensure(SAYS[wanted].test(lab.status()), `on the last page: “${lab.status()}”`);
    await lab.go("#/customers/woodgrove.example/service-requests/new/azure/details");
    await lab.until("the title", () => lab.field("title")?.value === last);
    lab.nothingLost("at the end", lab.hosts());
    return lab.codes;
  });

/** The drafts in the host's store. */
lab.hosts = () => [...lab.kept.values()].flatMap((text) => {
  try {
    return Object.values(JSON.parse(text));
  } catch {
    return [];
  }
});

const isIn = (area) => {
  const title = lab.field("title").value;
  return Object.keys(area).some((key) => key.startsWith("srw..draft.") && getItem.call(area, key)?.includes(title));
};
/** Whether a place has the title as it stands on the page. */
lab.holds = {
  local: () => isIn(localStorage),
  session: () => isIn(sessionStorage),
  host: () => lab.hosts().some((text) => text.includes(lab.field("title").value)),
};

/** A place that was named is the place where the text is. */
lab.saidOnlyWhatHolds = (wanted) => {
  const title = lab.field("title").value;
  if (lab.holds[wanted] && !lab.holds[wanted]()) throw new Lost(`“${title}” is not where the page says: ${lab.status()}`);
};
