/** One build for each host: `HOST=react vite build`. The package is taken from node_modules as a portal would have it. */
import { createRequire } from "node:module";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";

const host = process.env.HOST;
const require = createRequire(import.meta.url);

/** Angular's libraries come half compiled; its own linker does the rest, as it does in Angular's command line. */
function angularLinker() {
  return {
    name: "angular-linker",
    async transform(code, id) {
      if (!id.includes("/@angular/") || !code.includes("ɵɵngDeclare")) return null;
      const { default: linker } = await import("@angular/compiler-cli/linker/babel");
      const babel = require(require.resolve("@babel/core", { paths: [require.resolve("@angular/compiler-cli")] }));
      const options = { filename: id, plugins: [linker], compact: false, configFile: false, babelrc: false };
      return { code: babel.transformSync(code, options).code, map: null };
    },
  };
}

const plugins = {
  vue: () => [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "service-request-wizard" } } })],
  svelte: () => [svelte({ configFile: false })],
  angular: () => [angularLinker()],
};

export default {
  root: new URL(`./${host}/`, import.meta.url).pathname,
  base: "./",
  plugins: plugins[host]?.() ?? [],
  logLevel: "error",
  build: { outDir: process.env.OUT, emptyOutDir: true },
};
