/** What the app says with an event, as the host gets it. */

/**
 * The detail of an event from the app's text. The app names a bad value by its path and a word; the host gets both in the form
 * of the loader's own errors.
 * @param {string} text
 */
export function detailOf(text) {
  const detail = parsed(text);
  const { path, problem } = detail?.detail ?? {};
  return path ? { code: detail.code, detail: `${path}: ${problem}`, path } : detail;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
