/** What can go wrong while loading, each with the code that the host, the user and the documentation share. */

import { explain, wordsFor } from "./words.js";

/** Codes that another try cannot cure: the page's policy, being offline, the browser's age. */
const LASTING = ["SRW101", "SRW106", "SRW107", "SRW109"];

/** A failure with its code. */
export class LoadError extends Error {
  /**
   * @param {string} code
   * @param {string} [about] what the message names: a status, an address, a missing policy entry
   * @param {unknown} [cause] for developers, what the browser said
   */
  constructor(code, about = "", cause = "") {
    const detail = explain(wordsFor("en"), code, about) + (cause && ` (${cause})`);
    super(`${code}: ${detail}`);
    this.name = "LoadError";
    this.code = code;
    this.about = about;
    this.detail = detail;
  }

  /** Whether trying again at once is of no use. */
  get lasting() {
    return LASTING.includes(this.code);
  }
}

/** The smallest module there is: an instance of it tells whether the page's policy allows WebAssembly. WebKit refuses no sooner. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/**
 * What stands in the way before anything is fetched.
 * @returns {LoadError | null}
 */
export function unsupported() {
  if (
    typeof WebAssembly !== "object" ||
    !WebAssembly.compileStreaming ||
    typeof CSSStyleSheet !== "function" ||
    !("replaceSync" in CSSStyleSheet.prototype) ||
    !("adoptedStyleSheets" in Document.prototype)
  ) {
    return new LoadError("SRW109");
  }
  try {
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY_MODULE));
  } catch {
    return forbidden();
  }
  return null;
}

const forbidden = () => new LoadError("SRW106", "script-src 'wasm-unsafe-eval'");

/**
 * Watches one download, since a failed fetch does not say why it failed.
 * @param {string} url
 * @param {string} integrity
 */
export function diagnose(url, integrity) {
  const { origin } = new URL(url);
  let blocked = false;
  /** @param {SecurityPolicyViolationEvent} event */
  const watch = (event) => {
    blocked ||= event.disposition === "enforce" && event.effectiveDirective === "connect-src" && event.blockedURI.startsWith(origin);
  };
  document.addEventListener("securitypolicyviolation", watch);
  return {
    stop: () => document.removeEventListener("securitypolicyviolation", watch),
    /** @param {unknown} error what `fetch` or the compiler threw */
    async of(error) {
      const said = String(error);
      if (error instanceof WebAssembly.CompileError) {
        return /security policy|unsafe-eval/i.test(said) ? forbidden() : new LoadError("SRW104", "", said);
      }
      // The report of a blocked request may come after the request's own end.
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (blocked) return new LoadError("SRW101", `connect-src ${origin}`);
      if (navigator.onLine === false) return new LoadError("SRW107");
      if (integrity && (await reachable(url))) return new LoadError("SRW104", "", `${url} is not ${integrity}`);
      return new LoadError("SRW105", origin, said);
    },
  };
}

/** @param {string} url */
async function reachable(url) {
  try {
    return (await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}
