/** The little of the WebDriver protocol that the tests need, spoken to chromedriver. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--js-flags=--expose-gc",
];

export async function openBrowser() {
  const profile = await mkdtemp(join(tmpdir(), "loader-tests-"));
  const driver = spawn("chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
  process.on("exit", () => driver.kill());
  const port = await new Promise((resolve, reject) => {
    let said = "";
    driver.on("error", reject);
    driver.stdout.on("data", (data) => {
      said += data;
      const found = /successfully on port (\d+)/.exec(said);
      if (found) resolve(found[1]);
    });
  });
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`.split("\n")[0]);
    return value;
  };
  const { sessionId } = await send("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        pageLoadStrategy: "normal",
        timeouts: { script: 40_000, pageLoad: 40_000 },
        "goog:chromeOptions": { args: [...ARGUMENTS, `--user-data-dir=${profile}`] },
        "goog:loggingPrefs": { browser: "ALL" },
      },
    },
  });
  const session = `/session/${sessionId}`;
  const cdp = (cmd, params = {}) => send("POST", `${session}/goog/cdp/execute`, { cmd, params });
  // Some releases of headless Chromium do not take their first window for the active one; then nothing in it hears of focus.
  await cdp("Emulation.setFocusEmulationEnabled", { enabled: true });
  return {
    cdp,
    go: (url) => send("POST", `${session}/url`, { url }),
    run: (script, ...args) => send("POST", `${session}/execute/async`, { script, args }),
    screenshot: () => send("GET", `${session}/screenshot`),
    log: () => send("POST", `${session}/se/log`, { type: "browser" }),
    async close() {
      await send("DELETE", session).catch(() => {});
      driver.kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
