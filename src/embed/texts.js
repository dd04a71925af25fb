/**
 * Brings the texts of the languages that travel apart from the wasm, so that nobody pays for a language unread. Each is
 * fetched once, with its hash. Without them the wizard speaks English.
 */
import { LoadError, call } from "./load.js";
import { texts as known } from "./wasm.js";

/** @type {Map<string, string | null>} what was fetched; `null` where that failed */
const fetched = new Map();
/** @type {Map<string, Promise<LoadError | null>>} */
const underway = new Map();

/**
 * The name of the texts that a language needs, or nothing.
 * @param {string} tag
 */
function needed(tag) {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0];
  return Object.hasOwn(known, language) ? language : "";
}

/**
 * Whether nothing needs to be waited for in this language.
 * @param {string} tag
 */
export const isFetched = (tag) => !needed(tag) || fetched.has(needed(tag));

/**
 * Fetches what a language needs, once. Never rejects.
 * @param {string} tag
 * @returns {Promise<LoadError | null>} what stood in the way
 */
export function fetchTexts(tag) {
  const language = needed(tag);
  if (!language) return Promise.resolve(null);
  let promise = underway.get(language);
  if (!promise) {
    promise = download(language);
    underway.set(language, promise);
  }
  return promise;
}

/** @param {string} language */
async function download(language) {
  const { url, integrity } = known[language];
  try {
    const response = await fetch(url, { integrity });
    if (!response.ok) throw new Error(`status ${response.status}`);
    fetched.set(language, await response.text());
    return null;
  } catch (error) {
    fetched.set(language, null);
    return new LoadError("SRW110", String(url), error);
  }
}

/**
 * Hands the fetched texts of a language to the running instance.
 * @param {string} tag
 */
export function giveTexts(tag) {
  const language = needed(tag);
  const texts = fetched.get(language);
  if (texts) call((wasm) => wasm.bring_texts(language, texts));
}
