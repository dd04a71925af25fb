/**
 * The loader's tests: `node tests/loader/run.mjs [words of a test's name]`. Each test gets a page of its own in headless
 * Chromium; chromedriver and Chromium must be on the PATH, nothing else is needed.
 */
import { readdir } from "node:fs/promises";
import { openBrowser } from "./driver.mjs";
import { helpers, watch } from "./page.mjs";
import { serve } from "./server.mjs";

const wanted = process.argv.slice(2).join(" ").toLowerCase();
const folder = new URL("./cases/", import.meta.url);
const files = (await readdir(folder)).filter((name) => name.endsWith(".mjs")).sort();
const tests = (await Promise.all(files.map((name) => import(new URL(name, folder))))).flatMap(({ default: cases }) => cases);
const server = await serve();
const browser = await openBrowser();
// Errors, rejections, warnings and policy violations are collected from before the page's first script.
await browser.cdp("Page.addScriptToEvaluateOnNewDocument", { source: `(${watch})()` });

let passed = 0;
let failed = 0;
for (const test of tests) {
  if (!test.name.toLowerCase().includes(wanted)) continue;
  const page = server.page(test);
  let extra;
  const { identifier } = test.before
    ? await browser.cdp("Page.addScriptToEvaluateOnNewDocument", { source: `({${test.before}}).before()` })
    : {};
  try {
    await browser.go(page.url);
    extra = test.during && test.during({ browser, page });
    const script = `const done = arguments[arguments.length - 1];
      const t = (${helpers})(arguments[0]);
      ({${test.run}}).run(t).then(() => t.finish(${JSON.stringify(test.allow ?? [])})).then(() => done(null), (error) => done(String(error.stack ?? error)));`;
    const problem = await browser.run(script, { script: page.script, expected: test.expected });
    await extra;
    if (problem) throw new Error(problem);
    test.after?.({ page });
    passed++;
    console.log(`ok ${test.name}`);
  } catch (error) {
    failed++;
    console.log(`not ok ${test.name}\n    ${String(error.message).replaceAll("\n", "\n    ")}`);
  }
  if (identifier) await browser.cdp("Page.removeScriptToEvaluateOnNewDocument", { identifier });
}
await browser.close();
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
