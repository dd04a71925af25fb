// Stops the instance at a chosen point: the served copy of the release counts a fuse down at each function's entry.
const { Instance, instantiate } = WebAssembly;
WebAssembly.Instance = new Proxy(Instance, {
  construct: (target, given) => {
    const made = Reflect.construct(target, given);
    if (made.exports.fuse) lab.wasm = made.exports;
    return made;
  },
});
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.apply(WebAssembly, given);
  lab.wasm = (made.instance ?? made).exports;
  return made;
};

// Lets a minute pass, so that the loader counts each crash as the first.
const clock = performance.now.bind(performance);
lab.ahead = 0;
performance.now = () => clock() + lab.ahead;

// Counts from the last change of a store on, to stop inside of saving.
const { setItem } = Storage.prototype;
lab.fuseWhileSaving = 0;
Storage.prototype.setItem = function (...given) {
  const done = setItem.apply(this, given);
  if (lab.fuseWhileSaving && String(given[0]).includes(".draft.")) {
    lab.wasm.fuse.value = lab.fuseWhileSaving;
    lab.fuseWhileSaving = 0;
  }
  return done;
};

const MOST = 0x7fffffff;

/** A generator of numbers below one, from a seed. */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

/** Lets everything happen that an action has begun: tasks, timers without a delay, drawing. */
const settled = async () => {
  for (let turns = 0; turns < 3; turns++) await lab.pause();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
};

/** Customers enough for several slices of reading. */
const list = (count) =>
  "Microsoft ID,Company name,Primary domain name\n" +
  Array.from({ length: count }, (_, at) => `${String(at).padStart(8, "0")}-0000-4000-8000-000000000000,Company ${at},c${at}.example`).join("\n");

let turn = 0;
const again = (text) => `${text} ${++turn}`;
const place = (step) => `#/customers/woodgrove.example/service-requests/new/azure/${step}`;
const REQUESTS = "#/customers/woodgrove.example/service-requests";

/** Each moment: the place where it happens, and what is done there. */
const MOMENTS = {
  "a key in the title": { at: place("details"), act: () => lab.type("title", again("Sign-in fails")) },
  "a key in the description": { at: place("details"), act: () => lab.type("description", again("Since morning\n“500” 🙂")) },
  "saving": { at: place("details"), saving: true, act: () => lab.type("title", again("Kept?")) },
  "a choice of topic": { at: place("topic"), act: () => lab.choose("topic", "technical") },
  "a choice of triage": { at: place("triage"), act: () => lab.choose("triage.category", "bug") },
  "a choice of impact": { at: place("impact"), act: () => lab.choose("impact", "production-partly-affected") },
  "a choice of access": { at: place("access"), act: () => lab.choose("azure.adminPermissions", "true") },
  "Continue": { at: place("details"), act: () => lab.find("[part~=primary-button]").click() },
  "Continue that is refused": {
    at: place("details"),
    act: async () => {
      // Each is a task of its own, as with a user; where the wizard stops in between, the rest is not done.
      lab.type("description", "");
      await lab.pause();
      lab.find("[part~=primary-button]")?.click();
      await lab.pause();
      if (lab.field("description")) lab.type("description", again("Filled in again"));
    },
  },
  "Back": { at: place("details"), act: () => lab.find("[part~=back-link]").click() },
  "the browser's Back": { at: place("details"), act: () => history.back() },
  "Change on check answers": { at: place("check-answers"), act: () => lab.find("[data-change=title]").click() },
  "drawing check answers": { at: place("details"), act: () => void lab.go(place("check-answers")) },
  "a tick on the last page": { at: place("hand-over"), act: () => lab.find("input[type=checkbox]").click() },
  "a key in the contact": { at: place("contact"), act: () => lab.type("contact.lastName", again("Nowak")) },
  "the customer's page": { at: "#/customers/woodgrove.example", act: () => lab.type("customer.tenantId", again("2f1c8a34")) },
  "the search for customers": { at: "#/customers", act: () => lab.type("customer-search", again("Company")) },
  "the search of help": { at: "#/help", act: () => lab.type("help-search", again("fee")) },
  "a copy of a draft": { at: REQUESTS, act: () => [...lab.root().querySelectorAll(".srw-drafts button")].find(({ textContent }) => textContent.startsWith("Make")).click() },
  "the start of a request": { at: REQUESTS, act: () => lab.find("[data-entry=azure]").click() },
  "a list from the host": { at: place("details"), act: () => void (lab.host().customers = list(300)) },
  "the slices of a long list": { at: place("details"), act: () => void (lab.host().customers = list(9000)) },
  "a restored draft": { at: place("details"), act: () => void lab.host().restoreDraft(lab.token) },
  "a summary": { at: place("details"), act: () => void lab.host().getSummary("markdown") },
  "the host's own change": { at: place("details"), act: () => lab.introduce() },
  "a change of language": { at: place("details"), act: () => lab.host().setAttribute("lang", lab.host().lang === "pl" ? "en" : "pl") },
  "a change of layout": {
    at: place("details"),
    act: () => lab.host().setAttribute("layout", lab.host().layout === "compact" ? "guided" : "compact"),
  },
  "a change of store": {
    at: place("details"),
    act: () => lab.host().setAttribute("storage", lab.host().storage === "local" ? "session" : "local"),
  },
  "the start of another element": {
    at: place("details"),
    act: () => {
      document.querySelector("#third")?.remove();
      const third = document.createElement("service-request-wizard");
      third.id = "third";
      third.setAttribute("routing", "none");
      third.setAttribute("storage-key", "three");
      document.querySelector("main").append(third);
    },
  },
};

/** Brings the page back to where a moment begins, whatever the crash before has left. */
const prepare = async ({ at }, token) => {
  for (const [name, word] of [["lang", "en"], ["layout", "guided"], ["storage", "local"]]) {
    if (lab.host()[name] !== word) {
      lab.host().setAttribute(name, word);
      await settled();
    }
  }
  lab.introduce();
  if (!lab.host().draft) await lab.restore(token);
  await lab.go(at);
  await settled();
  await lab.until(`the place ${at}`, () => location.hash === at && lab.find("h1"));
};

/** How much slower than by itself the machine is now: other work on it is not the wizard's. */
const slowness = async () => {
  const begun = clock();
  await settled();
  return Math.max(1, (clock() - begun) / 50);
};

/** How long the next key took to be saved again, in milliseconds since the crash was told, on a machine without other work. */
const nextKey = async (since) => {
  const before = await slowness();
  const time = await untilSaved(since);
  return time / Math.max(before, await slowness());
};

const untilSaved = async (since) => {
  await lab.appeared();
  if (!lab.field("title")) await lab.go(place("details"));
  await lab.until("the title's field", () => lab.field("title"));
  const before = lab.places.length;
  lab.type("title", again("The next key"));
  await lab.until("the next save", () => lab.places.length > before);
  return clock() - since;
};

/** Stops the instance at `points` seeded points of a moment, and judges each. Gives what it measured. */
lab.crashAt = (name, points, seed, token) =>
  lab.judge(async () => {
    const moment = MOMENTS[name];
    lab.token = token;
    const draw = random(seed);
    const times = [];
    await prepare(moment, token);
    lab.wasm.fuse.value = MOST;
    await moment.act();
    if (!moment.saving) await lab.until("the wizard to do something", () => lab.wasm.fuse.value !== MOST);
    await settled();
    const entries = moment.saving ? 400 : MOST - lab.wasm.fuse.value;
    lab.wasm.fuse.value = 0;
    lab.ensure(entries > 20, `only ${entries} functions were entered`);
    const other = document.querySelector("#other");
    for (let done = 0, tries = 0; done < points; tries++) {
      lab.ensure(tries < points * 4, "the points were not reached");
      await prepare(moment, token);
      const point = 1 + Math.floor(draw() * entries * (tries > points ? 0.5 : 1));
      lab.codes.length = 0;
      const told = new Promise((resolve) => lab.host().addEventListener("srw-error", () => resolve(clock()), { once: true }));
      if (moment.saving) lab.fuseWhileSaving = point;
      else lab.wasm.fuse.value = point;
      try {
        await moment.act();
      } catch (error) {
        if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      }
      const since = await Promise.race([told, lab.pause(1000)]);
      if (!since) {
        lab.fuseWhileSaving = lab.wasm.fuse.value = 0;
        continue;
      }
      done++;
      lab.ahead += 61_000;
      const where = `${name}, point ${point} of ${entries}`;
      lab.ensure(lab.codes.includes("SRW501"), `${where}: ${lab.codes}`);
      await lab.appeared();
      await lab.appeared(other);
      await settled();
      const notice = lab.host().shadowRoot.querySelector(".srw-shell-notice");
      lab.ensure(!notice.hidden && /started again|uruchomiony ponownie/.test(notice.textContent), `${where}: the page does not say so`);
      lab.nothingLost(where);
      await lab.until("the other element's draft", () => lab.field("title", other)?.value === "The other's");
      times.push(await nextKey(since));
      lab.nothingLost(`${where}, after the next key`);
    }
    return { entries, times: times.map(Math.round) };
  });

/** Stops by the stack: once its fuse has burnt down, the instance calls itself without end. */
lab.overflow = async (token) => {
  lab.wasm.deep.value = 1;
  return lab.crashAt("a key in the title", 3, 7, token);
};

/** A list too large for the memory that there is: the wizard goes on without it, and the host hears of it. */
lab.outOfMemory = (token, rows) =>
  lab.judge(async () => {
    await prepare({ at: place("details") }, token);
    lab.type("title", "Before the list");
    await lab.until("a save", () => lab.acked.get(lab.host())?.get("title") === "Before the list");
    lab.codes.length = lab.paths.length = 0;
    const told = new Promise((resolve) => lab.host().addEventListener("srw-error", () => resolve(clock()), { once: true }));
    lab.host().customers = list(rows);
    const since = await Promise.race([told, lab.pause(20000)]);
    lab.ensure(since, "the memory was enough");
    await lab.until("the word to the host", () => lab.paths.includes("customers"));
    lab.ensure(lab.codes.includes("SRW501") && lab.codes.includes("SRW202"), `codes ${lab.codes}`);
    await lab.appeared();
    lab.nothingLost("after the memory was full");
    await lab.until("the other element's draft", () => lab.field("title", document.querySelector("#other"))?.value === "The other's");
    const times = [Math.round(await nextKey(since))];
    lab.nothingLost("after the next key");
    lab.ensure(!lab.codes.includes("SRW502"), "it stopped again and again");
    return { entries: 0, times };
  });

/** Three stops within a minute: the draft stands there to be copied, and another try brings it back. */
lab.thrice = (token) =>
  lab.judge(async () => {
    await prepare({ at: place("details") }, token);
    lab.type("title", "To be copied");
    await lab.until("a save", () => lab.acked.get(lab.host())?.get("title") === "To be copied");
    for (let times = 1; times <= 3; times++) {
      await lab.appeared();
      const told = new Promise((resolve) => lab.host().addEventListener("srw-error", resolve, { once: true }));
      lab.wasm.fuse.value = 50;
      if (lab.field("title")) lab.type("title", "To be copied");
      await told;
    }
    lab.ensure(lab.codes.includes("SRW502"), `codes ${lab.codes}`);
    const shell = lab.host().shadowRoot.querySelector(".srw-shell");
    const text = shell.querySelector("textarea");
    lab.ensure(text.checkVisibility() && text.value.includes("To be copied"), `the draft to copy: ${text.value}`);
    lab.ensure(/SRW502/.test(shell.textContent), shell.textContent);
    lab.nothingLost("after three stops");
    [...shell.querySelectorAll("button")].at(-1).click();
    await lab.appeared();
    lab.nothingLost("after another try");
  });

/** Stops where nothing but the page's memory, or the host's store, keeps the drafts: both drafts and the contact come back. */
lab.inMemory = (token, store) =>
  lab.judge(async () => {
    const kept = new Map();
    if (store === "host") {
      lab.host().storageAdapter = { get: (key) => kept.get(key), set: () => Promise.reject(new Error("down")), remove: () => {} };
    } else {
      lab.host().setAttribute("storage", "memory");
    }
    await settled();
    await lab.appeared();
    const second = JSON.parse(token);
    second.id = "second";
    second.answers.title = "The second draft";
    lab.introduce();
    await settled();
    await lab.restore(token);
    await lab.restore(JSON.stringify(second));
    await lab.go(place("details"));
    await lab.until("the field", () => lab.field("description"));
    lab.type("description", "Of the second");
    await lab.go(place("contact"));
    await settled();
    lab.type("contact.lastName", "Typed by hand");
    await settled();
    const told = new Promise((resolve) => lab.host().addEventListener("srw-error", ({ detail }) => detail.code === "SRW501" && resolve(clock())));
    lab.wasm.fuse.value = 200;
    lab.type("contact.lastName", "Typed by hand");
    await Promise.race([told, lab.pause(3000)]);
    lab.ensure(lab.codes.includes("SRW501"), `codes ${lab.codes}`);
    await lab.appeared();
    await settled();
    await lab.go(place("contact"));
    await settled();
    if (lab.field("contact.lastName")?.value !== "Typed by hand") throw new Lost(`the contact, now “${lab.field("contact.lastName")?.value}”`);
    await lab.go("#/customers/woodgrove.example/service-requests");
    await settled();
    const titles = [...lab.root().querySelectorAll(".srw-drafts li h3")].map(({ textContent }) => textContent);
    for (const title of ["The second draft", JSON.parse(token).answers.title]) if (!titles.includes(title)) throw new Lost(`“${title}” is not among ${titles}`);
  });
