/** The attributes: their names, their words, and the properties that reflect them. */
import { InputError } from "./host-input.js";

export const ATTRIBUTES = ["lang", "theme", "routing", "storage", "storage-key", "customer", "layout"];

/** The properties that hold data and are no attributes. */
export const PROPERTIES = ["customers", "partner", "contact", "storageAdapter"];

/** The attributes with a closed set of words, the default first. */
const WORDS = /** @type {Record<string, string[]>} */ ({
  theme: ["auto", "light", "dark"],
  routing: ["state", "hash", "none"],
  storage: ["local", "session", "memory"],
  layout: ["guided", "compact"],
});

/**
 * What an attribute means: for a closed set the word or, as in HTML, the default; otherwise the text.
 * @param {string} name
 * @param {string | null} value
 * @returns {{ value: string, problem: InputError | null }}
 */
export function attributeValue(name, value) {
  const words = WORDS[name];
  if (!words) return { value: value ?? "", problem: null };
  const word = (value ?? "").trim().toLowerCase();
  if (words.includes(word)) return { value: word, problem: null };
  const problem = value ? new InputError("SRW204", name, `expected ${words.join(", ")}`) : null;
  return { value: words[0], problem };
}

/**
 * What is wrong where a property of `PROPERTIES` stands as an attribute. Frameworks write it so, as `[object Object]`, when they draw
 * the element before it is defined. The console has it too: whoever sees a wizard without customers may not listen yet.
 * @param {Element} element
 */
export function misplaced(element) {
  const said = "an attribute holds no data; set the property, and draw the element when it is defined";
  const problems = PROPERTIES.filter((name) => element.hasAttribute(name)).map((name) => new InputError("SRW201", name, said));
  for (const { message } of problems) console.warn(`<${element.localName}> ${message}`);
  return problems;
}

/**
 * The property's name for an attribute's.
 * @param {string} name
 */
export const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/**
 * Gives every attribute but the native `lang` its property, since frameworks set a property where there is one.
 * @param {object} prototype
 */
export function reflect(prototype) {
  for (const name of ATTRIBUTES.slice(1)) {
    Object.defineProperty(prototype, camel(name), {
      configurable: true,
      enumerable: true,
      /** @this {Element} */
      get() {
        return attributeValue(name, this.getAttribute(name)).value;
      },
      /** @this {Element} @param {unknown} value */
      set(value) {
        if (value === null || value === undefined) return this.removeAttribute(name);
        // No object is asked for its text: it may throw, and that of a sparse array can take minutes.
        this.setAttribute(name, /^(object|function|symbol)$/.test(typeof value) ? "?" : String(value));
      },
    });
  }
}
