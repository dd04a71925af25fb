/** Every content security policy that we recommend or ship, judged by Google's evaluator: nothing of weight may be found. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { CspEvaluator } = require("csp_evaluator");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const { Severity } = require("csp_evaluator/dist/finding.js");

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
const settings = JSON.parse(await read("dist/staticwebapp.config.json"));
const written = (await read("docs/embedding.md")).matchAll(/^Content-Security-Policy: (.*)$/gm);
const policies = [settings.globalHeaders["Content-Security-Policy"], ...Array.from(written, ([, policy]) => policy)];

let bad = 0;
for (const policy of policies) {
  // Entries that a page adds to its own policy are judged with what every page should have.
  const whole = /default-src 'none'|object-src/.test(policy) ? policy : `${policy}; object-src 'none'; base-uri 'none'`;
  const parsed = new CspParser(whole.replace("{random}", "c2VjcmV0LXRoYXQtaXMtbG9uZw")).csp;
  const found = new CspEvaluator(parsed).evaluate();
  console.log(policy);
  for (const { severity, directive, value, description } of found) {
    const weighs = severity <= Severity.MEDIUM;
    bad += Number(weighs);
    console.log(`  ${weighs ? "!" : "-"} ${Severity[severity]} ${directive} ${value ?? ""}: ${description}`);
  }
}
console.log(`${policies.length} policies, ${bad} findings of weight`);
process.exitCode = bad || policies.length < 4 ? 1 : 0;
