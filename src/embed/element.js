/** The custom element: attributes, properties, methods and life cycle. What it shows is the shell's and the app's. */
import { App } from "./app.js";
import { ATTRIBUTES, PROPERTIES, attributeValue, camel, misplaced, reflect } from "./attributes.js";
import { detailOf } from "./detail.js";
import { InputError, customersText, objectText } from "./host-input.js";
import { storagePort } from "./host-store.js";
import { keptDrafts } from "./kept-drafts.js";
import { languageOf, prepareNumbers, watchLanguage } from "./language.js";
import { LoadError, isRunning, load, retry, subscribe } from "./load.js";
import { adoptStyles } from "./sheet.js";
import { Shell } from "./shell.js";
import { fetchTexts, giveTexts, isFetched } from "./texts.js";
import version from "./version.js";

/** The fallback names the delay after this many milliseconds; loading goes on. */
const PATIENCE = 10_000;
const FORMATS = ["text", "markdown", "json"];

/** @type {Set<number>} the numbers of the elements in the page */
const numbers = new Set();

// A server that renders the page has no elements; importing the module there must not throw.
const Base = typeof HTMLElement === "undefined" ? /** @type {typeof HTMLElement} */ (class {}) : HTMLElement;

export class ServiceRequestWizard extends Base {
  static observedAttributes = ATTRIBUTES;
  static version = version;
  /** Set by `define` when another version has been turned away, so that it is said once. */
  static otherVersionSeen = false;

  /** Tells the elements of a page apart, and is the same after a reload: the lowest that is free. */
  #number = 0;
  #shadow = this.attachShadow({ mode: "open" });
  #shell = new Shell(() => {
    this.#wait();
    void retry();
  });
  #footer = document.createElement("slot");
  /** @type {App | null} */
  #app = null;
  /** Whether `srw-ready` was fired since the element came into the page. */
  #announced = false;
  /** Whether the app stopped, so that the next one says that the draft is back. */
  #restarted = false;
  /** Whether the app has just been started again, so that what it shows is nobody's step. */
  #returning = false;
  /** Whether the focus was in the app when it stopped. */
  #hadFocus = false;
  /** Whether the app is reading the list of customers, so that a stop is that list's. */
  #reading = false;
  /** @type {string | null} the last draft the app gave */
  #draft = null;
  /** @type {string | null} what the app keeps in its memory alone */
  #kept = null;
  /** @type {Record<string, unknown>} what the host gave last and could be used */
  #given = {};
  /** @type {Record<string, number>} how often each property was set: a slow `Blob` must not overtake */
  #turns = {};
  /** @type {Map<string, string>} the same as text for the app */
  #texts = new Map();
  #storage = /** @type {ReturnType<typeof storagePort>} */ (null);
  /** @type {Promise<unknown>} the last call; each begins when the one before it has had its effect */
  #lastCall = Promise.resolve();
  /** @type {(() => void)[]} calls made before the app was ready */
  #waiting = [];
  #inPage = false;
  /** @type {() => void} */
  #leave = () => {};
  /** @type {() => void} */
  #unwatch = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {HTMLElement | null} the node inside that has, or had until a move, the focus */
  #focused = null;

  constructor() {
    super();
    const header = document.createElement("slot");
    header.name = "header";
    this.#footer.name = "footer";
    this.#shadow.append(header, this.#shell.notice, this.#shell.element, this.#footer);
    this.#shadow.addEventListener("focusin", (event) => {
      this.#focused = /** @type {HTMLElement} */ (event.target);
    });
    this.#shadow.addEventListener("focusout", () => {
      // Taking the element out of the page ends the focus too, and only the page knows whether it comes back.
      setTimeout(() => {
        if (!this.#shadow.activeElement) this.#focused = null;
      });
    });
    // A framework may have set properties before this class was there; they hide the accessors.
    for (const name of [...PROPERTIES, ...ATTRIBUTES.map(camel)]) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (early?.configurable && "value" in early) {
        delete (/** @type {any} */ (this)[name]);
        /** @type {any} */ (this)[name] = early.value;
      }
    }
  }

  connectedCallback() {
    this.#watchLanguage();
    if (this.#inPage) {
      // A move: the state stayed, and the focus is given back unless somebody else has it by now.
      if (this.#focused && !this.#shadow.activeElement && isNobody(document.activeElement)) {
        this.#focused.focus({ preventScroll: true });
      }
      return;
    }
    this.#inPage = true;
    for (const problem of misplaced(this)) this.#report(problem);
    this.#number = 0;
    while (numbers.has(this.#number)) this.#number += 1;
    numbers.add(this.#number);
    adoptStyles(this.#shadow);
    this.#shell.showLoading(this.#beginsWithSearch());
    this.#leave = subscribe({
      loaded: () => this.#mount(),
      failed: (error) => this.#fail(error, false),
      crashed: (final) => this.#crashed(final),
    });
    this.#wait();
    // Where the instance runs already, what the framework sets in the same turn still counts from the start.
    if (isRunning()) queueMicrotask(() => this.#mount());
    else {
      void load();
      prepareNumbers();
    }
  }

  disconnectedCallback() {
    // A move is a removal followed by an insertion: a microtask later it is clear which of both this was.
    queueMicrotask(() => {
      if (this.isConnected || !this.#inPage) return;
      this.#inPage = this.#announced = this.#restarted = false;
      numbers.delete(this.#number);
      this.#leave();
      this.#unwatch();
      clearTimeout(this.#timer);
      this.#unmount();
      this.#draft = this.#focused = null;
      this.#shell.notice.hidden = true;
    });
  }

  /** `moveBefore` keeps everything; only the ancestors change. */
  connectedMoveCallback() {
    this.#watchLanguage();
  }

  adoptedCallback() {
    adoptStyles(this.#shadow);
  }

  /**
   * @param {string} name
   * @param {string | null} old
   * @param {string | null} text
   */
  attributeChangedCallback(name, old, text) {
    if (old === text) return;
    if (name === "lang") return this.#speak();
    const { value, problem } = attributeValue(name, text);
    if (problem) this.#report(problem);
    // Another key may be another agent's, who must not get what was in memory alone.
    if (name === "storage-key" && !this.#app) this.#draft = this.#kept = null;
    this.#app?.tell(name, value);
  }

  // --- Properties ---

  /** The customers: an array or JSON text as Partner Center gives it, CSV text, or a `Blob` of either. */
  get customers() {
    return this.#given.customers ?? null;
  }
  set customers(value) {
    this.#take("customers", value);
  }

  /** The partner, as in the `evaluate` contract. */
  get partner() {
    return this.#given.partner ?? null;
  }
  set partner(value) {
    this.#take("partner", value);
  }

  /** The partner's contact, as in the `evaluate` contract. */
  get contact() {
    return this.#given.contact ?? null;
  }
  set contact(value) {
    this.#take("contact", value);
  }

  /** The host's own store for drafts, `{ get, set, remove }`, each of which may return a promise. */
  get storageAdapter() {
    return this.#given.storageAdapter ?? null;
  }
  set storageAdapter(value) {
    if ((value ?? null) === this.storageAdapter) return;
    try {
      this.#storage = storagePort(value);
      this.#given.storageAdapter = value;
    } catch (error) {
      this.#report(error);
      return;
    }
    // What was in memory alone goes with the store that is left; the app says it anew.
    this.#kept = null;
    this.#app?.store(this.#storage);
  }

  /** The current draft as an opaque token, or `null`. */
  get draft() {
    if (!this.#app?.rendered) return this.#draft;
    try {
      return this.#app.ask((handle) => handle.draft()) ?? null;
    } catch {
      return this.#draft;
    }
  }

  get version() {
    return version;
  }

  // --- Methods ---

  /** Focuses the page's heading, or the search field while the app is still loading. */
  focus() {
    if (!this.#app?.rendered && !this.#shell.search.hidden) this.#shell.input.focus();
    return this.#ask((handle) => handle.focus());
  }

  /** Leaves the request that is being written and goes to the first page. Kept drafts stay. */
  reset() {
    return this.#ask((handle) => {
      handle.reset();
      this.#draft = null;
    });
  }

  /** @returns {Promise<string | null>} the draft as an opaque token for `restoreDraft` */
  getDraft() {
    return this.#ask((handle) => handle.draft() ?? null);
  }

  /**
   * @param {string} token
   * @returns {Promise<boolean>} false where the token cannot be read
   */
  restoreDraft(token) {
    if (typeof token === "string") {
      return this.#ask((handle) => {
        const readable = handle.restore(token);
        if (readable) this.#draft = token;
        return readable;
      });
    }
    this.#report(new InputError("SRW201", "restoreDraft", `expected a token, got ${typeof token}`));
    return Promise.resolve(false);
  }

  /**
   * @param {"text" | "markdown" | "json"} [format]
   * @returns {Promise<string>} what has been entered so far; rejects with an `InputError` for another format
   */
  getSummary(format = "text") {
    if (FORMATS.includes(format)) return this.#ask((handle) => handle.summary(format));
    const problem = new InputError("SRW204", "getSummary", `expected ${FORMATS.join(", ")}`);
    this.#report(problem);
    return handled(Promise.reject(problem));
  }

  // --- Between host and app ---

  /**
   * @param {"customers" | "partner" | "contact"} name
   * @param {unknown} value
   */
  #take(name, value) {
    const turn = (this.#turns[name] = (this.#turns[name] ?? 0) + 1);
    /** @param {string} text */
    const accept = (text) => {
      if (turn !== this.#turns[name]) return;
      this.#given[name] = value;
      this.#texts.set(name, text);
      this.#reading ||= name === "customers";
      this.#app?.tell(name, text);
    };
    try {
      const text = name === "customers" ? customersText(value) : objectText(name, value);
      if (typeof text === "string") accept(text);
      else text.then(accept).catch((error) => this.#report(error));
    } catch (error) {
      this.#report(error);
    }
  }

  /**
   * @template T
   * @param {(handle: any) => T} question
   * @returns {Promise<T>}
   */
  #ask(question) {
    const answer = async () => {
      // Always later, never inside one of the app's own events.
      await null;
      while (!this.#app?.rendered) await new Promise((resolve) => this.#waiting.push(() => resolve(null)));
      const result = this.#app.ask(question);
      // The app acts on what it is told in a task of its own; a promise that is kept says that this has happened.
      await new Promise((resolve) => setTimeout(resolve));
      return result;
    };
    const result = this.#lastCall.then(answer);
    this.#lastCall = result.catch(() => {});
    return handled(result);
  }

  /** @param {unknown} error */
  #report(error) {
    if (error instanceof LoadError) return;
    const known = error instanceof InputError ? error : new InputError("SRW202", "element", String(error));
    const { code, detail, path } = known;
    // A host that sets properties first and listens in its next line hears of it all the same.
    queueMicrotask(() => this.#dispatch("srw-error", { code, detail, path }));
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #dispatch(name, detail) {
    const cancelable = name.startsWith("srw-before-");
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }

  // --- Life of the app ---

  #mount() {
    if (this.#app || !this.#inPage || !isRunning()) return;
    const language = languageOf(this);
    if (!isFetched(language)) {
      void fetchTexts(language).then(() => this.#mount());
      return;
    }
    const app = (this.#app = new App());
    const { theme, ...options } = Object.fromEntries(ATTRIBUTES.map((name) => [camel(name), this.#attribute(name)]));
    options.search = this.#shell.input.value;
    options.number = String(this.#number);
    // What the host says about the agent decides which page the place in the address leads to.
    const { partner, contact, ...later } = Object.fromEntries(this.#texts);
    Object.assign(options, { partner, contact });
    this.#reading = this.#texts.has("customers");
    try {
      giveTexts(language);
      app.start({
        place: (root) => this.#footer.before(root),
        options,
        values: Object.entries({ theme, ...later }),
        draft: this.#draft,
        kept: this.#kept,
        storage: this.#storage,
        heard: (name, text) => this.#heard(name, text),
        appeared: (root) => this.#appeared(root),
      });
    } catch (error) {
      if (error instanceof LoadError) return;
      this.#unmount();
      this.#fail(new LoadError("SRW104", "", error), false);
    }
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  #heard(name, text) {
    if (name === "srw-internal-draft") this.#draft = text || null;
    if (name === "srw-internal-kept") this.#kept = text;
    if (name === "srw-internal-read") this.#reading = false;
    if (name === "srw-step-change" && !this.#returning) {
      const { from, to } = JSON.parse(text);
      if (from !== to) this.#shell.notice.hidden = true;
    }
    return /^srw-(internal-|ready$)/.test(name) || this.#dispatch(name, detailOf(text));
  }

  /**
   * The app has drawn its first page, which takes over the shell's focus and what was typed there.
   * @param {HTMLElement} root
   */
  #appeared(root) {
    const { input, element } = this.#shell;
    const focused = this.#shadow.activeElement;
    const [from, to] = [input.selectionStart, input.selectionEnd];
    const hadFocus = focused && element.contains(focused);
    this.#shell.hide();
    if (this.#restarted) this.#shell.showRestart(Boolean(this.#draft));
    this.#restarted = false;
    // What the app still does by itself, such as going to the draft's page, is done before the next task.
    setTimeout(() => (this.#returning = false));
    const comesBack = this.#hadFocus && isNobody(document.activeElement);
    this.#hadFocus = false;
    if (hadFocus || comesBack) {
      const successor = /** @type {HTMLInputElement | null} */ (root.querySelector(`input[name="${input.name}"]`));
      if (focused === input && successor) {
        successor.focus({ preventScroll: true });
        successor.setSelectionRange(from, to);
      } else {
        void this.focus();
      }
    }
    input.value = "";
    clearTimeout(this.#timer);
    for (const go of this.#waiting.splice(0)) go();
    if (this.#announced) return;
    this.#announced = true;
    this.#dispatch("srw-ready", { version });
  }

  #unmount() {
    this.#app?.leave();
    this.#app = null;
  }

  /** @param {boolean} final */
  #crashed(final) {
    this.#hadFocus ||= Boolean(this.#shadow.activeElement);
    this.#app?.forget();
    this.#app = null;
    this.#restarted = this.#returning = true;
    if (this.#reading && this.#texts.delete("customers")) {
      // Read again, it would stop the wizard again.
      this.#report(new InputError("SRW202", "customers", "the wizard stopped while it read the list, and goes on without it"));
    }
    if (final) {
      const key = this.#storage ? null : this.#attribute("storage-key");
      this.#fail(new LoadError("SRW502"), false, keptDrafts(this.#draft, this.#kept, key));
      return;
    }
    this.#shell.showLoading(false);
    this.#wait();
    const { code, detail } = new LoadError("SRW501");
    this.#dispatch("srw-error", { code, detail });
  }

  /**
   * @param {LoadError} error
   * @param {boolean} goesOn
   * @param {string} [draft]
   */
  #fail(error, goesOn, draft) {
    this.#shell.showFailure(error, goesOn, draft);
    this.#dispatch("srw-error", { code: error.code, detail: error.detail });
  }

  /** Says so when the app is not there in time. */
  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#shell.error) this.#fail(new LoadError("SRW108"), true);
    }, PATIENCE);
  }

  // --- Language and attributes ---

  #watchLanguage() {
    this.#unwatch();
    this.#unwatch = watchLanguage(this, () => this.#speak());
    this.#speak();
  }

  #speak() {
    const language = languageOf(this);
    if (language === this.#shell.language) return;
    this.#shell.speak(language);
    // Where the wizard itself could not be loaded, its texts would not be either.
    if (this.#shell.error) return;
    if (isFetched(language)) {
      this.#translate(language);
      return;
    }
    void fetchTexts(language).then((problem) => {
      if (problem) this.#dispatch("srw-error", { code: problem.code, detail: problem.detail });
      if (language === this.#shell.language) this.#translate(language);
    });
  }

  /** @param {string} language whose texts are here */
  #translate(language) {
    if (!this.#app) return;
    try {
      giveTexts(language);
    } catch {
      // A crash reaches every element by its subscription.
    }
    this.#app?.tell("lang", language);
  }

  /** @param {string} name */
  #attribute(name) {
    return name === "lang" ? languageOf(this) : attributeValue(name, this.getAttribute(name)).value;
  }

  /** Only the first page has the search; a link to a deeper one shows just that it is loading. */
  #beginsWithSearch() {
    const deeper = this.#attribute("routing") === "hash" && !/^(#\/?|#\/customers\/?)?$/.test(location.hash);
    return !deeper && !this.#attribute("customer");
  }
}

reflect(ServiceRequestWizard.prototype);

/** @param {Element | null} element */
function isNobody(element) {
  return !element || element === document.body || element === document.documentElement;
}

/**
 * The host may ignore the promise; what went wrong is told by `srw-error` as well.
 * @template T
 * @param {Promise<T>} promise
 */
function handled(promise) {
  promise.catch(() => {});
  return promise;
}
