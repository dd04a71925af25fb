/**
 * Brings the WebAssembly instance onto the page: one for all elements, fetched with its hash, tried three times, and
 * started afresh after a crash. Elements subscribe and are told what happens.
 */
import * as glue from "./glue.js";
import { diagnose, LoadError, unsupported } from "./load-error.js";
import { integrity as knownIntegrity, name as knownName, url as knownUrl } from "./wasm.js";

export { LoadError };

/** Where the loader's modules lie. Not made with `new URL`: bundlers would take that for a file to ship. */
const folder = import.meta.url.slice(0, import.meta.url.lastIndexOf("/") + 1);

const TRIES = 3;
const FIRST_PAUSE = 400;
/** Three crashes within this many milliseconds, and the instance is not started again by itself. */
const CRASH_WINDOW = 60_000;
const CRASHES = 3;

/**
 * @typedef {object} Listener
 * @property {() => void} loaded the instance runs and `call` may be used
 * @property {(error: LoadError) => void} failed loading was given up
 * @property {(final: boolean) => void} crashed the instance is gone; `final` when it will not be started again by itself
 */

// Named one by one, so that a bundler leaves out the rest of the glue.
const wasm = { mount: glue.mount, evaluate: glue.evaluate, parse_customers: glue.parse_customers, bring_texts: glue.bring_texts };

/** @type {Set<Listener>} */
const listeners = new Set();
/** @type {{ promise: Promise<void>, control: AbortController } | null} */
let current = null;
/** Where the host keeps its own copies of the files, if it said so. */
let base = "";
/** @type {{ url: string, integrity: string }} */
let source = { url: String(knownUrl), integrity: knownIntegrity };
/** @type {WebAssembly.Module | null} */
let module = null;
let started = false;
let running = false;
/** @type {number[]} */
let crashes = [];
/** How many apps the instance carries, and promises it waits for. */
let users = 0;
/** Whether apps have been in the instance and are done with it. */
let spent = false;

/**
 * Where a file lies: beside the script, unless the host said otherwise.
 * @param {{ url: string | URL, name: string }} file
 */
export const addressOf = ({ url, name }) => (base ? new URL(name, base).href : String(url));

/** Whether the instance runs, so that `call` may be used. */
export const isRunning = () => running;

/**
 * Tells an element what happens to the instance, until the returned function is called.
 * @param {Listener} listener
 */
export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Loads the instance. Returns the same promise while loading and starts over after a failure.
 * @param {{ base?: string | URL, url?: string | URL, integrity?: string }} [options] the folder of the host's own copies of
 *   the files, under their own names; or another WebAssembly file, and its hash
 * @returns {Promise<void>} rejects with a `LoadError`
 */
export function load(options) {
  if (running) return Promise.resolve();
  if (options?.base) {
    base = new URL(options.base, document.baseURI).href.replace(/\/?$/, "/");
    source = { url: addressOf({ url: knownUrl, name: knownName }), integrity: knownIntegrity };
  }
  if (options?.url) {
    source = { url: new URL(options.url, document.baseURI).href, integrity: String(options.integrity ?? "") };
  }
  current ??= begin();
  return current.promise;
}

/** Starts over, whatever is still under way. */
export function retry() {
  current?.control.abort();
  current = null;
  crashes = [];
  return load();
}

function begin() {
  const control = new AbortController();
  const promise = attempts(control.signal).then(
    () => {
      current = null;
      running = true;
      announce((listener) => listener.loaded());
    },
    (error) => {
      if (control.signal.aborted) return load();
      current = null;
      if (error.code === "SRW107") addEventListener("online", () => void load(), { once: true });
      announce((listener) => listener.failed(error));
      throw error;
    },
  );
  // The elements show the failure; a host that does not wait for the promise must not see it as unhandled.
  promise.catch(() => {});
  return { promise, control };
}

/**
 * Says that an app comes into the instance, until the returned function is called. One that has it for itself gets a fresh
 * one: Yew keeps the listeners of every root it ever had, and the memory of WebAssembly only grows.
 */
export function enter() {
  if (spent && !users && running) glue.__wbg_reset_state();
  spent = false;
  users++;
  let inside = true;
  return () => {
    if (!inside) return;
    inside = spent = false;
    users--;
    // What an app does when it leaves is done with the present task.
    setTimeout(() => (spent = true));
  };
}

/**
 * Keeps the instance while it waits for a host: what it means to write next must not be lost.
 * @param {Promise<unknown>} promise
 */
export function hold(promise) {
  users++;
  const release = () => setTimeout(() => users--);
  promise.then(release, release);
}

/** @param {AbortSignal} signal */
async function attempts(signal) {
  const obstacle = unsupported();
  if (obstacle) throw obstacle;
  for (let tries = 1; ; tries++) {
    try {
      module ??= await download(signal, tries > 1);
      return await start(module);
    } catch (error) {
      const known = error instanceof LoadError ? error : new LoadError("SRW104", "", error);
      module = null;
      if (signal.aborted || known.lasting || tries === TRIES) throw known;
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE * 4 ** (tries - 1)));
      if (signal.aborted) throw known;
    }
  }
}

/**
 * @param {AbortSignal} signal
 * @param {boolean} again passes over the browser's cache, which may hold the answer that failed
 */
async function download(signal, again) {
  const { url, integrity } = source;
  const answer = diagnose(url, integrity);
  try {
    const response = await fetch(url, { integrity, signal, cache: again ? "reload" : "default" });
    if (!response.ok) throw new LoadError("SRW102", `status ${response.status}`, url);
    const type = (response.headers.get("content-type") ?? "").split(";")[0].trim();
    if (type !== "application/wasm") throw new LoadError("SRW103", type || "?", url);
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    throw error instanceof LoadError ? error : await answer.of(error);
  } finally {
    answer.stop();
  }
}

/** @param {WebAssembly.Module} compiled */
async function start(compiled) {
  if (started) {
    glue.__wbg_reset_state();
    spent = false;
    return;
  }
  await glue.default({ module_or_path: compiled });
  started = true;
  addEventListener("error", (event) => noticed(event.error));
  addEventListener("unhandledrejection", (event) => {
    if (noticed(event.reason)) event.preventDefault();
  });
}

/**
 * Calls into the instance. A crash inside reaches every element and comes back as a `LoadError` with code `SRW501`.
 * @template T
 * @param {(exports: typeof wasm) => T} use
 * @returns {T}
 */
export function call(use) {
  if (!running) throw new LoadError("SRW501");
  try {
    return use(wasm);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || isStackEnd(error))) throw error;
    crash();
    throw new LoadError("SRW501", "", error);
  }
}

/**
 * Whether the stack was full: Firefox has an error of its own for that, which no other engine knows.
 * @param {unknown} error
 */
const isStackEnd = (error) => error instanceof RangeError || (error instanceof Error && error.name === "InternalError");

/**
 * Crashes in the app's own event handlers never pass through `call`, only by the window.
 * @param {unknown} error
 */
function noticed(error) {
  const stack = error instanceof Error ? String(error.stack) : "";
  // WebKit names no address; a module without a name is most likely this one.
  const inWasm = stack.includes(source.url) || stack.includes("<?>:wasm-function");
  // Where the host keeps errors without their stacks, nothing tells whose they are.
  const isTrap = error instanceof WebAssembly.RuntimeError && (stack.includes(folder) || !/\n|@/.test(stack));
  const ours = isTrap || (inWasm && (error instanceof WebAssembly.RuntimeError || isStackEnd(error)));
  if (ours) crash();
  return ours;
}

/** After a trap the instance's memory is in an unknown state: nothing of it is used again. */
function crash() {
  if (!running) return;
  running = false;
  const now = performance.now();
  crashes = [...crashes.filter((then) => now - then < CRASH_WINDOW), now];
  const final = crashes.length >= CRASHES || !glue.__wbg_reset_state;
  announce((listener) => listener.crashed(final));
  // The trap may still be unwinding through the glue, so the new instance waits for a clear stack.
  if (!final) setTimeout(() => void load());
}

/** @param {(listener: Listener) => void} tell */
function announce(tell) {
  for (const listener of [...listeners]) tell(listener);
}
