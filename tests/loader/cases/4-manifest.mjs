/** The manifest that the package ships, held against the element as the browser knows it. */
import { readFile } from "node:fs/promises";

const manifest = JSON.parse(await readFile(new URL("../../../src/embed/package/custom-elements.json", import.meta.url), "utf8"));
const [{ declarations, exports }] = manifest.modules;
const [element, ...others] = declarations;
const names = (list = [], holds = () => true) => list.filter(holds).map(({ name }) => name).sort();
const tag = "<service-request-wizard></service-request-wizard>";

export default [
  {
    name: "has the attributes, properties and methods of the manifest and no others",
    html: tag,
    expected: {
      attributes: names(element.attributes),
      properties: [...element.attributes.map(({ fieldName }) => fieldName), ...names(element.members, ({ kind }) => kind === "field")].sort(),
      methods: names(element.members, ({ kind }) => kind === "method"),
      readonly: names(element.members, (member) => member.readonly),
      tag: element.tagName,
    },
    async run(t) {
      await t.ready();
      t.is(t.tag, t.expected.tag);
      const type = customElements.get(t.tag);
      t.same([...type.observedAttributes].sort(), t.expected.attributes, "attributes");
      const own = Object.entries(Object.getOwnPropertyDescriptors(type.prototype));
      const callback = /^(constructor|.*Callback)$/;
      const has = (holds) => own.filter(([name, slot]) => holds(slot) && !callback.test(name)).map(([name]) => name).sort();
      // `lang` is every element's own.
      t.same([...has((slot) => slot.get), "lang"].sort(), t.expected.properties, "properties");
      t.same(has((slot) => typeof slot.value === "function"), t.expected.methods, "methods");
      t.same(has((slot) => slot.get && !slot.set), t.expected.readonly, "read-only properties");
    },
  },
  {
    name: "has the module exports of the manifest and no others",
    html: tag,
    expected: {
      exports: names(exports, ({ kind }) => kind === "js"),
      functions: names(others, ({ kind }) => kind === "function"),
    },
    async run(t) {
      await t.ready();
      const module = await import(t.script);
      t.same(Object.keys(module).sort(), t.expected.exports, "exports");
      t.same(Object.keys(module).filter((name) => typeof module[name] === "function").sort(), t.expected.functions, "functions");
    },
  },
  {
    name: "reflects the defaults that the manifest names",
    html: tag,
    expected: element.attributes.filter((attribute) => attribute.default).map((attribute) => [attribute.fieldName, JSON.parse(attribute.default)]),
    async run(t) {
      await t.ready();
      for (const [property, value] of t.expected) t.is(t.element[property], value, property);
    },
  },
  {
    name: "gives the app's news of bad values the form of the loader's own",
    html: tag,
    async run(t) {
      await t.ready();
      t.app().host.emit("srw-error", '{"code":"SRW201","detail":{"path":"partner.role","problem":"unknown-word"}}');
      t.same(t.events("srw-error").at(-1).detail, { code: "SRW201", detail: "partner.role: unknown-word", path: "partner.role" });
    },
  },
];
