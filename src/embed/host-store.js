/** The host's own store for drafts, as the app uses it: every answer is a promise, and tabs take turns. */
import { InputError } from "./host-input.js";
import { hold } from "./load.js";

/** How long one tab may keep others waiting that mean to write to the same store, and how long they wait: longer. */
const LOCK_HELD = 2_500;
const LOCK_WAIT = 3_000;

/**
 * Waits for the other tabs' turns at the host's store, where the browser has locks, and gives how to end this one's. Between
 * reading and writing no other tab writes then; where it does, that is found out later.
 * @param {string} key
 * @returns {Promise<() => void>}
 */
const turn = (key) =>
  new Promise((begin) => {
    const alone = () => begin(() => {});
    try {
      const keep = () =>
        new Promise((/** @type {(value: void) => void} */ end) => {
          begin(end);
          setTimeout(end, LOCK_HELD);
        });
      navigator.locks.request(`${key} host`, { signal: AbortSignal.timeout(LOCK_WAIT) }, keep).catch(alone);
    } catch {
      alone();
    }
  });

/**
 * The host's store for drafts, with its three functions taken once and bound, or `null`.
 * @param {unknown} value
 */
export function storagePort(value) {
  if (value === null || value === undefined) return null;
  /** @type {Record<string, Function>} */
  const found = {};
  for (const name of ["get", "set", "remove"]) {
    const path = `storageAdapter.${name}`;
    let method;
    try {
      method = /** @type {any} */ (value)[name];
    } catch {
      throw new InputError("SRW202", path, "reading it threw an error");
    }
    if (typeof method !== "function") throw new InputError("SRW201", path, "expected a function");
    found[name] = method;
  }
  /** @param {string} name @param {string[]} args */
  const run = (name, ...args) => {
    const promise = (async () => found[name].apply(value, args))();
    // The app is told by the promise; where it does not wait, the host's failure must not surface as unhandled.
    hold(promise);
    return promise;
  };
  let end = () => {};
  /** @param {string} key */
  const read = async (key) => {
    end();
    end = await turn(key);
    try {
      const text = await run("get", key);
      if (text === null || text === undefined || text === "") return null;
      // Such as the page of a sign-in, or JSON that was taken apart already: what is kept must not be taken for nothing.
      if (typeof text !== "string" || !text.trimStart().startsWith("{")) throw new TypeError("not the text that was set");
      return text;
    } catch (error) {
      end();
      throw error;
    }
  };
  return {
    /** Begins a turn, which a change or `leave` ends. @param {string} key */
    get: (key) => {
      const promise = read(key);
      hold(promise);
      return promise;
    },
    /** @param {string} key @param {string} text */
    set: (key, text) => run("set", key, text).finally(end),
    /** @param {string} key */
    remove: (key) => run("remove", key).finally(end),
    leave: () => end(),
  };
}
