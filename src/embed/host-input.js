/**
 * What a host hands over, turned into text for the app. Every value may be anything: whatever happens in here ends as an
 * `InputError`, never as somebody else's exception.
 */

/** Longest text taken for a customer list, in characters; the other properties take `SMALL_LIMIT`. */
const LIMIT = 64 * 1024 * 1024;
const SMALL_LIMIT = 64 * 1024;
/** An array of more rows is copied in slices of `ROWS`; after so many milliseconds the page gets its turn. */
const SHORT = 5_000;
const ROWS = 500;
const TURN = 20;
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
 * The text of a customer list, which a `Blob` or a long array gives later.
 * @param {unknown} value
 * @returns {string | Promise<string>}
 */
export function customersText(value) {
  const later = blobText(value) ?? rowsText(value);
  if (later) return later;
  const text = copyText(value ?? [], "customers");
  // Text is the app's to read; of a copied object only a list, or a collection that holds one, can be meant.
  if (typeof value === "string" || text[0] === "[") return text;
  if (text[0] === "{" && isListOrCustomer(JSON.parse(text))) return text;
  throw new InputError("SRW201", "customers", "expected an array, an object with items or value, a customer, JSON or CSV text, or a Blob");
}

/**
 * Whether a copied object can be meant: a collection that holds a list, or one customer.
 * @param {Record<string, unknown>} copy
 */
function isListOrCustomer(copy) {
  return Object.entries(copy).some(([key, value]) =>
    /^(items|value)$/i.test(key) ? Array.isArray(value) : value && /^(companyProfile|tenantId|customerId|microsoftId|domain|defaultDomainName)$/i.test(key),
  );
}

/** The browser's turn. By a message: a timer waits for 4 milliseconds, or for a second where the page is in the background. */
const turn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // Both are held until now, so that no browser takes a port away before its message has come.
      port1.close();
      port2.close();
      resolve(undefined);
    };
    port2.postMessage(null);
  });

/**
 * The JSON text of an array that is too long to be copied at once without the page standing still, or `null` for anything
 * else. Its rows are taken now, so that the array is the host's again; what is in them is read over the next moments.
 * @param {unknown} value
 * @returns {Promise<string> | null}
 */
function rowsText(value) {
  /** @type {unknown[]} */
  let rows;
  try {
    const { items, value: others } = /** @type {any} */ (value ?? {});
    const list = [value, items, others].find(Array.isArray);
    if (!list || list.length <= SHORT || list.length > ROW_LIMIT) return null;
    rows = Array.prototype.slice.call(list);
  } catch {
    return null;
  }
  return (async () => {
    const parts = [];
    let length = 0;
    let since = performance.now();
    for (let at = 0; at < rows.length; at += ROWS) {
      const part = copyText(rows.slice(at, at + ROWS), "customers");
      length += part.length;
      if (length > LIMIT) throw new InputError("SRW203", "customers", `more than ${LIMIT} characters`);
      parts.push(at ? "," : "[", part.slice(1, -1));
      if (performance.now() - since < TURN) continue;
      await turn();
      since = performance.now();
    }
    parts.push("]");
    // The whole text is copied once more, and then read, in a task of their own.
    await turn();
    return parts.join("");
  })();
}

/**
 * The text of a `Blob`, or `null` for anything else.
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
      return await decode(/** @type {Blob} */ (value));
    } catch {
      throw new InputError("SRW202", "customers", "the Blob could not be read");
    }
  })();
}

/**
 * The text of a file that the user picked; fails where it is too large for a list.
 * @param {Blob} file
 */
export async function decodePicked(file) {
  if (file.size > LIMIT) throw new RangeError();
  return decode(file);
}

/**
 * The text of a file. Spreadsheet programs save CSV as UTF-16 or in the Windows code page of Central Europe too; the byte
 * order mark, and failing UTF-8, tell.
 * @param {Blob} file
 */
export async function decode(file) {
  const bytes = await Blob.prototype.arrayBuffer.call(file);
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1250").decode(bytes);
  }
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
