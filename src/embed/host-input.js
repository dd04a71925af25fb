/**
 * What a host hands over, turned into text for the app. Every value may be anything: whatever happens in here ends as an
 * `InputError`, never as somebody else's exception.
 */
import { hold } from "./load.js";

/** Longest text taken for a customer list, in characters; the other properties take `SMALL_LIMIT`. */
const LIMIT = 64 * 1024 * 1024;
const SMALL_LIMIT = 64 * 1024;
/** A sparse array can claim four thousand million rows and would keep `JSON.stringify` busy for minutes. */
const ROW_LIMIT = 1_000_000;

/** A value that cannot be used: its code, the path to it and what was expected. */
export class InputError extends Error {
  /**
   * @param {"SRW201" | "SRW202" | "SRW203" | "SRW204"} code wrong type, not readable, too large, unknown word
   * @param {string} path
   * @param {string} said
   */
  constructor(code, path, said) {
    super(`${path}: ${said}`);
    this.name = "InputError";
    this.code = code;
    this.path = path;
    this.detail = this.message;
  }
}

/**
 * The JSON text of a value, or the value itself where it is text already. `null` stands for "nothing".
 * @param {unknown} value
 * @param {string} path
 * @returns {string}
 */
export function copyText(value, path, limit = LIMIT) {
  let text;
  try {
    if (typeof value === "string") text = value;
    else if (typeof value === "object" || value === undefined) {
      if (Array.isArray(value) && value.length > ROW_LIMIT) throw new InputError("SRW203", path, `more than ${ROW_LIMIT} rows`);
      text = JSON.stringify(value ?? null);
    }
  } catch (error) {
    throw error instanceof InputError ? error : new InputError("SRW202", path, "reading it threw an error");
  }
  if (typeof text !== "string") throw new InputError("SRW201", path, `expected data, got ${typeof value}`);
  if (text.length > limit) throw new InputError("SRW203", path, `more than ${limit} characters`);
  return text;
}

/**
 * The text of a customer list, which a `Blob` gives later.
 * @param {unknown} value
 * @returns {string | Promise<string>}
 */
export function customersText(value) {
  const blob = blobText(value);
  if (blob) return blob;
  const text = copyText(value ?? [], "customers");
  // Text is the app's to read; of a copied object only a list, or a collection that holds one, can be meant.
  if (typeof value === "string" || text[0] === "[") return text;
  if (text[0] === "{" && Array.isArray(JSON.parse(text).items)) return text;
  throw new InputError("SRW201", "customers", "expected an array, an object with items, JSON or CSV text, or a Blob");
}

/**
 * The text of a `Blob`, or `null` for anything else. Spreadsheet programs save CSV as UTF-16 or in the Windows code page
 * of Central Europe too; the byte order mark, and failing UTF-8, tell.
 * @param {unknown} value
 * @returns {Promise<string> | null}
 */
export function blobText(value) {
  let size;
  try {
    if (!/^\[object (Blob|File)\]$/.test(Object.prototype.toString.call(value))) return null;
    size = Number(/** @type {Blob} */ (value).size);
  } catch {
    return null;
  }
  return (async () => {
    if (size > LIMIT) throw new InputError("SRW203", "customers", `more than ${LIMIT} bytes`);
    try {
      const bytes = await Blob.prototype.arrayBuffer.call(value);
      const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
      if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
      if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      } catch {
        return new TextDecoder("windows-1250").decode(bytes);
      }
    } catch {
      throw new InputError("SRW202", "customers", "the Blob could not be read");
    }
  })();
}

/** The types of what the properties may hold: the words themselves are the app's to judge. */
const SHAPES = {
  partner: {
    type: "string",
    role: "string",
    domains: "strings",
    dynamicsPlan: "string",
    ownPlan: { kind: "string", id: "string" },
  },
  contact: { firstName: "string", lastName: "string", email: "string", phone: "string" },
};

/**
 * The JSON text of `partner` or `contact`.
 * @param {"partner" | "contact"} name
 * @param {unknown} value
 */
export function objectText(name, value) {
  const text = copyText(value ?? {}, name, SMALL_LIMIT);
  let copy;
  try {
    copy = JSON.parse(text);
  } catch {
    throw new InputError("SRW202", name, "the text is not JSON");
  }
  expect(copy ?? {}, SHAPES[name], name);
  return copy ? text : "{}";
}

/**
 * @param {unknown} value
 * @param {string | Record<string, any>} shape
 * @param {string} path
 */
function expect(value, shape, path) {
  const isObject = typeof value === "object" && !Array.isArray(value);
  const holds =
    typeof shape === "object"
      ? isObject
      : shape === "strings"
        ? Array.isArray(value) && value.every((item) => typeof item === "string")
        : typeof value === "string";
  if (!holds) throw new InputError("SRW201", path, `expected ${typeof shape === "object" ? "an object" : shape}`);
  if (typeof shape !== "object") return;
  for (const key of Object.keys(shape)) {
    const inner = /** @type {any} */ (value)[key];
    if (inner !== null && inner !== undefined) expect(inner, shape[key], `${path}.${key}`);
  }
}

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
  return {
    /** @param {string} key */
    get: async (key) => {
      const text = await run("get", key);
      return typeof text === "string" ? text : null;
    },
    /** @param {string} key @param {string} text */
    set: (key, text) => run("set", key, text),
    /** @param {string} key */
    remove: (key) => run("remove", key),
  };
}
