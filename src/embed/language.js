/** Which language an element speaks: its own `lang`, else that of the nearest ancestor, else English. */

/**
 * The element and its ancestors, out through the shadow roots that hold it.
 * @param {Element} element
 */
function* outward(element) {
  /** @type {Node | null} */
  let node = element;
  while (node) {
    yield node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
}

/**
 * Has the browser read the languages that it knows while the app is on its way: for the first number that it writes in any of
 * them, Chromium stands still for some 40 milliseconds.
 */
export function prepareNumbers() {
  const prepare = () => void (0).toLocaleString();
  // A list that comes at once leaves no idle time; what it shows at its end is a number.
  if (window.requestIdleCallback) requestIdleCallback(prepare, { timeout: 200 });
  else setTimeout(prepare);
}

/**
 * @param {Element} element
 * @returns {string} a language tag as the page wrote it
 */
export function languageOf(element) {
  for (const node of outward(element)) {
    const tag = node instanceof Element && node.getAttribute("lang")?.trim();
    if (tag) return tag;
  }
  return "en";
}

/**
 * Calls back when a `lang` on the way out may have changed.
 * @param {Element} element
 * @param {() => void} changed
 * @returns {() => void} ends the watch
 */
export function watchLanguage(element, changed) {
  const observer = new MutationObserver(changed);
  for (const node of outward(element)) {
    if (!node.parentNode) observer.observe(node, { subtree: true, attributeFilter: ["lang"] });
  }
  return () => observer.disconnect();
}
