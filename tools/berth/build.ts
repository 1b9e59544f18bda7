import { cpSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { rollUpTypes } from "@berth/package/roll-up-types";
import { type BuildOptions, build } from "esbuild";
import { COMMANDS } from "./src/bin/commands.ts";
import { writeCodeCache } from "./write-code-cache.ts";

// Bundles the doors into dist/, so that they start fast, run on plain Node 20, and can be published without the private
// libraries. Runs from `npm run prepare`, hence right after `npm ci`.
const here = fileURLToPath(new URL(".", import.meta.url));

const common: BuildOptions = {
  absWorkingDir: here,
  bundle: true,
  platform: "node",
  target: "node20",
  // jsonc-parser's CommonJS asks for its own files in a way that can't be bundled.
  mainFields: ["module", "main"],
  // Native code and WebAssembly can't be bundled.
  external: ["@vscode/tree-sitter-wasm", "fs-native-extensions"],
  logLevel: "warning",
  // For a debugger: npm run build -- --sourcemap
  sourcemap: process.argv.includes("--sourcemap"),
};

const bundled: string[] = [];
async function bundle(options: BuildOptions): Promise<void> {
  const { metafile } = await build({ ...options, metafile: true });
  bundled.push(...Object.keys(metafile.inputs).map((path) => resolve(here, path)));
}

for (const made of ["dist", "templates"]) rmSync(`${here}${made}`, { recursive: true, force: true });
cpSync(`${here}../../libs/scaffold/templates`, `${here}templates`, { recursive: true });
const modules: BuildOptions = {
  ...common,
  outdir: "dist",
  splitting: true,
  format: "esm",
  // Bundled CommonJS asks for Node's modules with require.
  banner: {
    js:
      "import { createRequire as __createRequire } from 'node:module'; const require = " +
      "__createRequire(import.meta.url);",
  },
};
await bundle({ ...modules, entryPoints: { engine: "src/engine/index.ts", eslint: "src/eslint/plugin.ts" } });
// CommonJS, because only a script can be loaded with V8's code cache.
const script: BuildOptions = {
  ...common,
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  define: { "import.meta.url": "__importMetaUrl" },
  banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};
const bundles = {
  berth: "src/bin/main.ts",
  lint: "src/lint/main.ts",
  hook: "src/hook/main.ts",
  judge: "src/hook/judge.ts",
};
await bundle({ ...script, entryPoints: bundles });
// Which command is in which bundle, for bin/berth.js; those that aren't named are in berth.
const routes = Object.entries(COMMANDS).flatMap(([word, command]) =>
  "bundle" in command ? [[word, command.bundle]] : [],
);
writeFileSync(`${here}dist/routes.json`, JSON.stringify(Object.fromEntries(routes)));
await rollUpTypes({
  [`${here}dist/engine.d.ts`]: `${here}src/engine/index.ts`,
  [`${here}dist/eslint.d.ts`]: `${here}src/eslint/plugin.ts`,
});
await writeCodeCache();
// Whose licenses this package has to carry is told by what is in it.
writeFileSync(`${here}bundled.json`, JSON.stringify(bundled));
