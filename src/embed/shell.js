/**
 * What stands in the shadow root before the app and without it: the search field of the first page while loading, the
 * reason and the fallback when loading failed, the draft when the app keeps crashing.
 */
import { explain, wordsFor } from "./words.js";

/** @typedef {import("./words.js").Word} Word */
/** @typedef {import("./load-error.js").LoadError} LoadError */

const LINKS = /** @type {[Word, string][]} */ ([
  ["azure", "https://portal.azure.com/"],
  ["microsoft365", "https://admin.microsoft.com/"],
  ["partnerCenter", "https://partner.microsoft.com/dashboard/commerce2/customers/list"],
]);

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {...Node} children
 */
function node(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

export class Shell {
  /** @param {() => void} tryAgain */
  constructor(tryAgain) {
    this.heading = node("h1", { part: "heading" });
    this.label = node("label", { part: "label", for: "srw-search" });
    this.input = node("input", {
      class: "srw-input",
      part: "input",
      id: "srw-search",
      name: "customer-search",
      type: "search",
      autocomplete: "off",
      spellcheck: "false",
    });
    this.search = node("div", { class: "srw-field", part: "field" }, this.label, this.input);
    this.status = node("p", { class: "srw-shell-status", part: "status", role: "status", tabindex: "-1" });
    this.problem = node("p", { class: "srw-shell-problem", part: "error", role: "alert" });
    this.draftLabel = node("label", { part: "label", for: "srw-draft" });
    this.draft = node("textarea", { class: "srw-input", part: "input", id: "srw-draft", readonly: "", spellcheck: "false" });
    this.draftBox = node("div", { class: "srw-field" }, this.draftLabel, this.draft);
    this.copy = node("button", { class: "srw-secondary", part: "secondary-button", type: "button" });
    this.again = node("button", { class: "srw-secondary", part: "secondary-button", type: "button" });
    this.buttons = node("div", { class: "srw-actions" }, this.copy, this.again);
    this.slot = node("slot");
    this.linksIntro = node("p");
    this.anchors = LINKS.map(([, href]) => node("a", { href, target: "_blank", rel: "noopener noreferrer" }));
    this.links = node("div", {}, this.linksIntro, node("ul", {}, ...this.anchors.map((anchor) => node("li", {}, anchor))));
    const content = [this.heading, this.search, this.status, this.problem, this.draftBox, this.buttons, this.links];
    this.content = [...content, node("div", {}, this.slot)];
    this.element = node("div", { class: "srw-shell" });
    /** Stands above the app after a restart. */
    this.notice = node("p", { class: "srw-shell-notice", part: "status", role: "status", hidden: "" });

    /** Whether a draft came back with the restart. */
    this.broughtBack = false;
    /** @type {LoadError | null} */
    this.error = null;
    this.loading = true;
    this.withSearch = false;
    this.language = "";
    this.words = wordsFor("en");
    this.again.addEventListener("click", () => {
      // The button goes away, so the focus it had is handed to the line that says what happens now.
      this.showLoading();
      this.status.focus();
      tryAgain();
    });
    this.copy.addEventListener("click", () => void this.#copyDraft());
    this.slot.addEventListener("slotchange", () => this.#update());
  }

  /** @param {string} language */
  speak(language) {
    this.language = language;
    const words = (this.words = wordsFor(language));
    this.heading.textContent = words.heading;
    this.label.textContent = words.search;
    this.draftLabel.textContent = words.draft;
    this.copy.textContent = words.copy;
    this.again.textContent = words.again;
    this.linksIntro.textContent = words.links;
    this.#speakOfRestart();
    this.anchors.forEach((anchor, index) => (anchor.textContent = words[LINKS[index][0]]));
    this.#update();
  }

  /** @param {boolean} [withSearch] whether the page that is being loaded begins with the search; as before if left out */
  showLoading(withSearch = this.withSearch) {
    this.withSearch = withSearch;
    this.error = null;
    this.loading = true;
    this.draft.value = "";
    this.search.hidden = this.heading.hidden = !withSearch;
    this.#show(true);
  }

  /**
   * @param {LoadError} error
   * @param {boolean} goesOn whether the app may still come by itself
   * @param {string} [draft] what the user had entered, to copy
   */
  showFailure(error, goesOn, draft = "") {
    this.error = error;
    this.loading = goesOn;
    this.draft.value = draft;
    if (!goesOn) this.search.hidden = this.heading.hidden = true;
    this.#show(true);
  }

  /**
   * Says above the app that it was started again.
   * @param {boolean} broughtBack whether a draft came back
   */
  showRestart(broughtBack) {
    this.broughtBack = broughtBack;
    this.#speakOfRestart();
    this.notice.hidden = false;
  }

  #speakOfRestart() {
    const { SRW501, back } = this.words;
    this.notice.textContent = this.broughtBack ? `${SRW501} ${back}` : SRW501;
  }

  /** Makes room for the app. */
  hide() {
    this.error = null;
    this.#show(false);
  }

  /**
   * The content is in the page only while it is seen, so that the app's heading and search field are the only ones.
   * @param {boolean} visible
   */
  #show(visible) {
    this.element.hidden = !visible;
    if (!visible) this.element.replaceChildren();
    else if (!this.slot.isConnected) this.element.append(...this.content);
    this.#update();
  }

  #update() {
    const { error, words } = this;
    this.element.setAttribute("aria-busy", String(this.loading));
    setText(this.status, this.loading && !error ? words.busy : "");
    this.status.hidden = !this.status.textContent;
    setText(this.problem, error ? this.#reason(error) : "");
    this.problem.hidden = !error;
    this.draftBox.hidden = this.copy.hidden = !this.draft.value;
    this.buttons.hidden = !error;
    const hostGaveNone = !this.slot.assignedNodes().some((given) => given instanceof Element || given.textContent?.trim());
    this.links.hidden = !error || !hostGaveNone;
  }

  /** @param {LoadError} error */
  #reason({ code, about }) {
    const lead = code === "SRW108" || code === "SRW502" ? "" : `${this.words.failed} `;
    return `${lead}${explain(this.words, code, about)} (${code})`;
  }

  async #copyDraft() {
    try {
      await navigator.clipboard.writeText(this.draft.value);
      this.status.textContent = this.words.copied;
      this.status.hidden = false;
    } catch {
      // Without the clipboard's permission the text is marked, ready for the keyboard or the menu.
      this.draft.focus();
      this.draft.select();
    }
  }
}

/**
 * A live region speaks on every write, so the same text is not written twice.
 * @param {HTMLElement} element
 * @param {string} text
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
