/** Two origins, a portal and a content delivery network, and the faults that the second one can have. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const sources = fileURLToPath(new URL("../../src/embed/", import.meta.url));
const fakes = fileURLToPath(new URL("./fake/", import.meta.url));
const WASM = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]);
const DAMAGED = Buffer.from([0, 97, 115, 109, 9, 9, 9, 9]);
const hash = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** What the network answers to the nth request for the WebAssembly file. */
const FAULTS = {
  none: (answer) => answer(200, "application/wasm", WASM),
  noTexts: (answer) => FAULTS.none(answer),
  missing: (answer) => answer(404, "text/plain", "not here"),
  page: (answer) => answer(200, "text/html", "<!doctype html>"),
  plain: (answer) => answer(200, "application/octet-stream", WASM),
  damaged: (answer) => answer(200, "application/wasm", DAMAGED),
  cors: (answer) => answer(200, "application/wasm", WASM, { "access-control-allow-origin": "https://elsewhere.example" }),
  reset: (answer, count, response) => response.destroy(),
  cut: (answer, count, response) => {
    response.writeHead(200, { "content-type": "application/wasm", "access-control-allow-origin": "*", "content-length": "8" });
    response.write(WASM.subarray(0, 4));
    setTimeout(() => response.destroy(), 20);
  },
  once: (answer, count, response) => (count > 1 ? FAULTS.none(answer) : FAULTS.missing(answer)),
  dropped: (answer, count, response) => (count > 1 ? FAULTS.none(answer) : response.destroy()),
  twice: (answer, count, response) => (count > 2 ? FAULTS.none(answer) : response.destroy()),
  thrice: (answer, count) => (count > 3 ? FAULTS.none(answer) : answer(503, "text/plain", "busy")),
  slow: (answer) => void setTimeout(() => FAULTS.none(answer), 700),
  late: (answer) => void setTimeout(() => FAULTS.none(answer), 10_800),
  hang: () => {},
  hangOnce: (answer, count) => count > 1 && FAULTS.none(answer),
};

// Connections are not kept: a browser repeats a request by itself when one that it used before is reset.
const listen = (handler) =>
  new Promise((resolve) => {
    const server = createServer((request, response) =>
      handler(request, response).catch((error) => {
        response.writeHead(500);
        response.end(String(error));
      }),
    ).listen(0, "127.0.0.1", () => resolve(server));
  });

export async function serve() {
  /** @type {Map<string, {fault: string, integrity: string, version?: string, count: number}>} */
  const networks = new Map();
  /** @type {Map<string, {html: string, csp?: string}>} */
  const pages = new Map();

  const cdn = await listen(async (request, response) => {
    const answer = (status, type, body, extra = {}) => {
      response.writeHead(status, { "content-type": type, "access-control-allow-origin": "*", "cache-control": "no-store", connection: "close", ...extra });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    const [, id, version, name] = new URL(request.url, "http://x").pathname.split("/");
    const network = networks.get(id);
    if (!network || !name) return answer(404, "text/plain", "unknown");
    if (name.endsWith(".wasm")) {
      if (request.method !== "HEAD") network.count++;
      return FAULTS[network.fault](answer, network.count, response);
    }
    const js = (text) => answer(200, "text/javascript", text);
    if (name === "version.js") return js(`export default "${version}";`);
    if (name === "wasm.js") {
      return js(`export const url = new URL("./app.wasm", import.meta.url); export const integrity = "${network.integrity}";
        export const texts = { pl: { url: new URL("./texts.pl.txt", import.meta.url), integrity: "" } };`);
    }
    if (name === "texts.pl.txt") {
      network.texts++;
      return network.fault === "noTexts" ? answer(404, "text/plain", "gone") : answer(200, "text/plain", "teksty");
    }
    const folder = ["glue.js", "styles.js"].includes(name) ? fakes : sources;
    return js(await readFile(folder + name));
  });

  const host = await listen(async (request, response) => {
    const url = new URL(request.url, "http://x");
    const page = pages.get(url.pathname);
    response.writeHead(page ? 200 : 404, { "content-type": "text/html", ...(page?.csp && { "content-security-policy": page.csp }) });
    response.end(page?.html ?? "");
  });

  const cdnOrigin = `http://localhost:${cdn.address().port}`;
  const hostOrigin = `http://127.0.0.1:${host.address().port}`;
  let number = 0;
  return {
    cdnOrigin,
    close: () => [cdn, host].forEach((server) => (server.closeAllConnections(), server.close())),
    /** Makes a page for one test; `CDN` in its texts becomes the network's origin, `SCRIPT` the address of the module. */
    page({ html = "", fault = "none", integrity = "", csp, script = true, version = "1.0.0" }) {
      const id = `t${++number}`;
      const hashes = { good: hash(WASM), bad: hash(DAMAGED) };
      const network = { fault, integrity: hashes[integrity] ?? "", count: 0, texts: 0 };
      networks.set(id, network);
      const address = `${cdnOrigin}/${id}/${version}/service-request-wizard.js`;
      const tag = script ? `<script type="module" src="${address}" crossorigin="anonymous"></script>` : "";
      const fill = (text) => text?.replaceAll("SCRIPT", address).replaceAll("CDN", cdnOrigin);
      pages.set(`/${id}`, {
        html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${tag}</head><body>${fill(html)}</body></html>`,
        csp: fill(csp),
      });
      return { url: `${hostOrigin}/${id}`, script: address, network };
    },
  };
}
