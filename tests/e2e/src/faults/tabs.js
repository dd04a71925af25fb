// Several pages of one origin on one draft. Each is a frame of its own here: the same storage, a wizard of its own.
const frames = () => [...document.querySelectorAll("iframe")].map(({ contentWindow }) => contentWindow.lab);
const DETAILS = "#/customers/woodgrove.example/service-requests/new/azure/details";

/** The drafts that are kept: each under a key of its own, or all in the host's one text. */
const kept = () => {
  const hosted = JSON.parse(localStorage.getItem("hosted") || "{}");
  const texts = Object.keys(hosted).filter((name) => name.startsWith("draft.")).map((name) => hosted[name]);
  for (const key of Object.keys(localStorage)) if (/\.draft\./.test(key)) texts.push(localStorage.getItem(key));
  return texts.map((text) => JSON.parse(text));
};

const isHosted = () => localStorage.getItem("hosted") !== null;

/**
 * Throws if a text that any of the pages called saved is in no draft of the store. Without locks one page may write over
 * another's text in a host's store, which the other finds out and puts right.
 */
const nothingLost = (texts, when, patience = lab.patience) =>
  foundIn(patience, () => {
    const lost = lostOf(texts);
    return lost && `${when}: ${lost}`;
  });

/** Looks until nothing is missing any more; `missing` says what is. */
const foundIn = async (patience, missing) => {
  const end = Date.now() + patience;
  while (missing()) {
    if (Date.now() > end) throw new Lost(missing());
    await lab.pause(10);
  }
};
lab.patience = 0;

/** The first of these texts that is in no draft, in words. */
const lostOf = (texts) => {
  const drafts = kept().map(({ answers }) => answers);
  for (const [name, value] of texts) {
    if (!drafts.some((answers) => answers[name] === value)) return `${name} “${value}” is in none of ${JSON.stringify(drafts)}`;
  }
};

const told = (one) => [...one.root().querySelectorAll(".srw-redirected:not([hidden])")].map(({ textContent }) => textContent).join(" ");

/** Opens every page on the draft. */
const opened = async () => {
  await lab.until("the frames", () => frames().every((one) => one?.host()?.shadowRoot && one.root()));
  for (const one of frames()) {
    one.introduce();
    await lab.pause(20);
    await one.go(DETAILS);
    await one.until("the field", () => one.field("title"));
  }
  return frames();
};

/** Each page writes once: the first keeps the draft, each later one is told and keeps its own. */
lab.inTurn = () =>
  lab.judge(async () => {
    const pages = await opened();
    // Opening it changes nothing that a user has typed.
    lab.ensure(kept().length === 1 && !pages.some(told), `${kept().length} drafts after opening; told “${pages.map(told)}”`);
    const texts = pages.map((_, at) => `Written in page ${at}`);
    for (const [at, one] of pages.entries()) {
      const before = one.places.length;
      one.type("title", texts[at]);
      await one.until("a save", () => one.places.length > before);
      await nothingLost(texts.slice(0, at + 1).map((text) => ["title", text]), `after page ${at}`);
      if (at === 0) lab.ensure(!told(one), `the first was told “${told(one)}”`);
      else await one.until("the word about the other page", () => /another tab/.test(told(one)));
      lab.ensure(one.field("title").value === texts[at], `page ${at} shows “${one.field("title").value}”`);
    }
  });

/** Random pages write random fields, a thousand times in all; every page's last words are kept. */
lab.interleaved = (edits, seed) =>
  lab.judge(async () => {
    const pages = await opened();
    const last = pages.map(() => new Map());
    for (let at = 0; at < edits; at++) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      const which = (seed >>> 8) % pages.length;
      const name = ["title", "description", "details.tried"][(seed >>> 16) % 3];
      const text = `${name} ${at} of page ${which}`;
      pages[which].type(name, text);
      last[which].set(name, text);
      if (at % 7 === 0) await lab.pause();
    }
    // Each page handles its last events in a task of its own.
    await lab.pause(20);
    for (const [at, one] of pages.entries()) {
      await one.until("drawing", () => one.field("title"));
      for (const [name, text] of last[at]) lab.ensure(one.field(name).value === text, `page ${at} shows “${one.field(name).value}”, not “${text}”`);
    }
    // A host's store takes its time; until then nothing is called saved.
    const texts = last.flatMap((each) => [...each]);
    await nothingLost(texts, "after all", isHosted() ? 20000 : 0);
    // And it stays, when every page has looked whether another one wrote over it.
    await lab.pause(isHosted() ? 3000 : 0);
    await nothingLost(texts, "after a while");
    return kept().length;
  });

/** One page deletes what another is writing: what is written after that is kept. */
lab.deleted = () =>
  lab.judge(async () => {
    const [one, other] = await opened();
    one.type("title", "Before the other page deleted it");
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
    await lab.pause(20);
    const saves = one.places.length;
    one.type("title", "After");
    await one.until("a save", () => one.places.length > saves);
    await nothingLost([["title", "After"]], "after the deletion");
    const before = other.places.length;
    other.type("title", "In the other");
    await other.until("a save", () => other.places.length > before);
    await nothingLost([["title", "After"], ["title", "In the other"]], "after both");
  });

/** One page deletes a draft that another has written since; Undo brings back what that one wrote. */
lab.undone = () =>
  lab.judge(async () => {
    const [one, other] = await opened();
    const list = "#/customers/woodgrove.example/service-requests";
    await one.go(list);
    await one.until("the list", () => one.find(".srw-drafts li"));
    const saves = other.places.length;
    other.type("title", "Written meanwhile");
    await other.until("a save", () => other.places.length > saves);
    [...one.root().querySelectorAll(".srw-drafts button")].find(({ textContent }) => textContent.startsWith("Delete")).click();
    await one.click("[data-undo]");
    await nothingLost([["title", "Written meanwhile"]], "after Undo", isHosted() ? 20000 : 500);
  });

/** Two pages change what agents say about themselves, each something else. */
lab.about = () =>
  lab.judge(async () => {
    const pages = await opened();
    for (const one of pages) {
      await one.go("#/your-details");
      await one.until("the page", () => one.field("contact.firstName"));
    }
    const typed = [["contact.firstName", "Grace"], ["contact.phone", "+48 22 555 01 99"], ["contact.lastName", "Hopper"]];
    for (const [at, [name, text]] of typed.entries()) {
      pages[at % 2].type(name, text);
      await lab.pause(20);
    }
    const about = () => JSON.parse(JSON.parse(localStorage.getItem("hosted") || "{}").you ?? localStorage.getItem("srw..you") ?? "{}");
    const missing = () => typed.filter(([name, text]) => about()[name] !== text);
    await foundIn(isHosted() ? 20000 : 500, () => missing().length && `${missing()} is not in ${JSON.stringify(about())}`);
  });

/** A page loads while another writes without a pause. */
lab.whileWriting = () =>
  lab.judge(async () => {
    const [one] = await opened();
    let at = 0;
    const writing = one.eval?.() ?? setInterval(() => one.type("title", `Key ${++at}`), 5);
    for (let times = 0; times < 3; times++) {
      document.querySelectorAll("iframe")[1].contentWindow.location.reload();
      await lab.pause(50);
      await lab.until("the second page", () => frames()[1]?.host?.()?.shadowRoot && frames()[1].root());
    }
    clearInterval(writing);
    await lab.pause(20);
    // A reloaded page may have had its turn at the store; some engines end that turn only after a while.
    await nothingLost([["title", `Key ${at}`]], "after the reloads", isHosted() ? 20000 : 0);
  });
