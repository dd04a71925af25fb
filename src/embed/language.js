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
