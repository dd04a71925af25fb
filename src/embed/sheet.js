/** The one style sheet, adopted by every element: it needs no `style-src` entry and cannot leak into the page. */
import shellStyle from "./shell-style.js";
import styles from "./styles.js";

/** @type {WeakMap<Document, CSSStyleSheet>} a sheet belongs to the document that made it */
const sheets = new WeakMap();

/** @param {ShadowRoot} shadow */
export function adoptStyles(shadow) {
  const page = shadow.ownerDocument;
  try {
    let sheet = sheets.get(page);
    if (!sheet) {
      sheet = new (page.defaultView ?? window).CSSStyleSheet();
      sheet.replaceSync(shellStyle + styles);
      sheets.set(page, sheet);
    }
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // A browser without constructable sheets shows the fallback as it is; `load` says why there is no more.
  }
}
