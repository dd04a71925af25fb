/** One run of the app inside an element: its node, its handle, and the talk between it and the host. */
import { decodePicked } from "./host-input.js";
import { call, enter } from "./load.js";

/**
 * @typedef {object} Start
 * @property {(root: HTMLElement) => void} place puts the app's node where it belongs
 * @property {Record<string, string>} options read by the app at its start
 * @property {Iterable<[string, string]>} values told right after it
 * @property {string | null} draft brought back, where there is one
 * @property {string | null} kept what was in memory alone before a crash
 * @property {object | null} storage the host's own store
 * @property {(name: string, text: string) => boolean} heard gets the app's events; false where the host prevented one
 * @property {(root: HTMLElement) => void} appeared called once, when the first page is drawn
 */

/**
 * @param {any} handle
 * @param {string} name
 * @param {string} value
 */
const give = (handle, name, value) => (name === "customers" ? handle.read(value) : handle.set(name, value));

export class App {
  /** Whether the first page is drawn, so that questions make sense. */
  rendered = false;
  #root = document.createElement("div");
  /** @type {any} */
  #handle = null;
  /** @type {Record<string, any>} how the app speaks to the host */
  #port = {};
  /** @type {Map<string, string>} what the app has not been told yet */
  #changes = new Map();
  /** True while the app is told something by the host, when it must not raise events. */
  #quiet = true;
  #gone = false;
  #exit = enter();

  /**
   * Starts the app; throws a `LoadError` when it crashes at once.
   * @param {Start} start
   */
  start({ place, options, values, draft, kept, storage, heard, appeared }) {
    const root = this.#root;
    root.setAttribute("part", "root");
    // Not shown before it holds something: until then the shell is the page.
    root.hidden = true;
    place(root);
    const port = (this.#port = {
      /** @param {string} name @param {string} text */
      emit: (name, text) => this.#gone || (this.#quiet && !/^srw-(error$|internal-)/.test(name)) || heard(name, text),
      decode: decodePicked,
      storage: storage ?? undefined,
      kept: kept || undefined,
    });
    const handle = (this.#handle = /** @type {any} */ (call((wasm) => wasm.mount(root, JSON.stringify(options), port))));
    for (const [name, value] of values) call(() => give(handle, name, value));
    if (draft !== null) call(() => handle.restore(draft));
    this.#quiet = false;

    const look = () => {
      if (!root.firstElementChild && !this.#gone) return;
      observer.disconnect();
      if (this.#gone || this.rendered) return;
      this.rendered = true;
      root.hidden = false;
      appeared(root);
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true });
    look();
  }

  /**
   * Asks the app; a crash comes back as a `LoadError`.
   * @template T
   * @param {(handle: any) => T} question
   * @returns {T}
   */
  ask(question) {
    return call(() => question(this.#handle));
  }

  /**
   * Tells the app a change with the next microtask: the host may be inside one of the app's own events just now.
   * @param {string} name
   * @param {string} value
   */
  tell(name, value) {
    if (!this.#changes.size) queueMicrotask(() => this.#tellAll());
    this.#changes.set(name, value);
  }

  /**
   * Gives the app another store of the host's, or takes it away.
   * @param {object | null} storage
   */
  store(storage) {
    this.#port.storage = storage ?? undefined;
    this.tell("storageAdapter", "");
  }

  #tellAll() {
    const changes = [...this.#changes];
    this.#changes.clear();
    this.#quiet = true;
    try {
      for (const [name, value] of changes) {
        if (!this.#gone) this.ask((handle) => give(handle, name, value));
      }
    } catch {
      // A crash reaches every element by its subscription.
    }
    // The app acts on it in a microtask that it has asked for by now.
    queueMicrotask(() => (this.#quiet = false));
  }

  /** Ends the app and frees what it holds. */
  leave() {
    this.forget();
    try {
      this.ask((handle) => {
        handle.unmount();
        handle.free();
      });
    } catch {
      // A crash while leaving reaches the other elements by their subscriptions; this app is gone already.
    }
  }

  /** Lets go of an app that crashed, without calling into it. */
  forget() {
    this.#gone = true;
    this.#exit();
    this.#root.remove();
  }
}
