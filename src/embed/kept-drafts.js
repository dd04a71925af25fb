/** The drafts that can be had without the app, for the page that is shown when it cannot be started any more. */

/** Begins the names of drafts among all that is kept. */
const DRAFT = "draft.";

/**
 * All texts of drafts, the one that was open last first, with an empty line between two of them.
 * @param {string | null} open the last draft the app gave
 * @param {string | null} memory what was in its memory alone, as JSON
 * @param {string | null} key the storage key; null where the host keeps drafts itself
 */
export function keptDrafts(open, memory, key) {
  const texts = [open, ...fromMemory(memory)];
  if (key !== null) for (const area of /** @type {const} */ (["localStorage", "sessionStorage"])) texts.push(...fromArea(area, key));
  /** @type {Map<string, string>} */
  const drafts = new Map();
  // The first of each draft counts: it is the latest.
  for (const text of texts) if (text && !drafts.has(idOf(text))) drafts.set(idOf(text), text);
  return [...drafts.values()].join("\n\n");
}

/** @param {string} text */
function idOf(text) {
  try {
    return String(JSON.parse(text).id);
  } catch {
    return text;
  }
}

/** @param {string | null} memory */
function fromMemory(memory) {
  try {
    const entries = Object.entries(JSON.parse(memory || "{}"));
    return entries.filter(([name]) => name.startsWith(DRAFT)).map(([, text]) => String(text));
  } catch {
    return [];
  }
}

/**
 * @param {"localStorage" | "sessionStorage"} name
 * @param {string} key
 */
function fromArea(name, key) {
  try {
    const area = window[name];
    const start = `srw.${key.replaceAll("%", "%25").replaceAll(".", "%2E")}.${DRAFT}`;
    return Object.keys(area).filter((known) => known.startsWith(start)).map((known) => area.getItem(known));
  } catch {
    // A blocked store keeps nothing.
    return [];
  }
}
