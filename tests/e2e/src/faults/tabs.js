// Several pages of one origin on one draft. Each is a frame of its own here: the same storage, a wizard of its own.
const frames = () => [...document.querySelectorAll("iframe")].map(({ contentWindow }) => contentWindow.lab);
const DETAILS = "#/customers/woodgrove.example/service-requests/new/azure/details";

/** Throws if a text that any of the pages called saved is in no draft of the store. */
const nothingLost = (texts, when) => {
  const drafts = Object.keys(localStorage).filter((key) => /\.draft\./.test(key)).map((key) => JSON.parse(localStorage.getItem(key)).answers);
  for (const [name, value] of texts) {
    if (!drafts.some((answers) => answers[name] === value)) throw new Lost(`${when}: ${name} “${value}” is in none of ${JSON.stringify(drafts)}`);
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
    const texts = pages.map((_, at) => `Written in page ${at}`);
    for (const [at, one] of pages.entries()) {
      const before = one.places.length;
      one.type("title", texts[at]);
      await one.until("a save", () => one.places.length > before);
      nothingLost(texts.slice(0, at + 1).map((text) => ["title", text]), `after page ${at}`);
      if (at === 0) lab.ensure(!told(one), `the first was told “${told(one)}”`);
      else await one.until("the word about the other page", () => /another tab/.test(told(one)), 3000);
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
    for (const [at, one] of pages.entries()) {
      await one.until("drawing", () => one.field("title"));
      for (const [name, text] of last[at]) lab.ensure(one.field(name).value === text, `page ${at} shows “${one.field(name).value}”, not “${text}”`);
    }
    nothingLost(last.flatMap((texts) => [...texts]), "after all");
    return Object.keys(localStorage).filter((key) => /\.draft\./.test(key)).length;
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
    nothingLost([["title", "After"]], "after the deletion");
    const before = other.places.length;
    other.type("title", "In the other");
    await other.until("a save", () => other.places.length > before);
    nothingLost([["title", "After"], ["title", "In the other"]], "after both");
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
    nothingLost([["title", `Key ${at}`]], "after the reloads");
  });
