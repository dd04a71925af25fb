/**
 * The entry of the package: defines `<service-request-wizard>` at once and exports the rules as functions.
 * Nothing else of the page is touched, and importing it on a server does nothing.
 */
import { ServiceRequestWizard } from "./element.js";
import { blobText, copyText } from "./host-input.js";
import { LoadError, call, load } from "./load.js";
import version from "./version.js";

export { load, version };

const TAG = "service-request-wizard";

/**
 * Defines the element under a tag name. A name that is taken stays as it is; where another version took it, the console
 * says so once.
 * @param {string} [tag] a custom element name, `service-request-wizard` when left out
 */
export function define(tag = TAG) {
  if (typeof customElements === "undefined") return;
  const taken = /** @type {typeof ServiceRequestWizard | undefined} */ (customElements.get(tag));
  if (!taken) {
    // A constructor can stand for one name only, so every further name gets its own.
    customElements.define(tag, tag === TAG ? ServiceRequestWizard : class extends ServiceRequestWizard {});
  } else if (taken.version !== version && !taken.otherVersionSeen) {
    taken.otherVersionSeen = true;
    console.warn(`<${tag}> is already defined in version ${taken.version}; version ${version} is not used for it.`);
  }
}

/**
 * Decides one request by the rules, without the screens.
 * @param {unknown} request the request as an object or as JSON text
 * @returns {Promise<object>} the decision; rejects with a `LoadError` when the rules could not be loaded
 */
export async function evaluate(request) {
  let text;
  try {
    text = copyText(request, "request");
  } catch (error) {
    return { outcome: "invalid-request", error: /** @type {Error} */ (error).message };
  }
  await load();
  return JSON.parse(call((wasm) => wasm.evaluate(text)));
}

/**
 * Reads a customer list as the `customers` property does.
 * @param {unknown} list an array, JSON or CSV text, or a `Blob`
 * @returns {Promise<{customers: object[], problems: object[]}>} the customers and the rows that could not be read;
 *   rejects with an `InputError` for a value that holds no text, and with a `LoadError` when the rules could not be loaded
 */
export async function parseCustomers(list) {
  const text = (await blobText(list)) ?? copyText(list, "customers");
  await load();
  return JSON.parse(call((wasm) => wasm.parse_customers(text)));
}

define();
