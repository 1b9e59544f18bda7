import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { MODULE_BUNDLE, NODE_BUNDLE } from "@berth/package/bundle-options";
import { rollUpTypes } from "@berth/package/roll-up-types";
import { renderSpecSchema } from "@berth/registry";
import { precompileTemplates, TEMPLATES_FOLDER } from "@berth/scaffold";
import { type BuildOptions, build, type Plugin } from "esbuild";

// Bundles the command and the engine into dist/, so that they start fast, run on plain Node 20, and can be published
// without the private libraries. Runs from `npm run prepare`, hence right after `npm ci`.
const here = fileURLToPath(new URL(".", import.meta.url));

const isForDebugger = process.argv.includes("--sourcemap");

/** What follows from the code alone, and would take every start to make: the module that makes it, and its result. */
const CONSTANTS: Record<string, () => string> = {
  "template/precompiled.ts": () => {
    const files = readdirSync(TEMPLATES_FOLDER, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
    const texts = files.map(({ name, parentPath }) => readFileSync(join(parentPath, name), "utf8"));
    return precompileTemplates([...new Set(texts)]);
  },
  "derived/render-spec-schema.ts": () => `export const renderSpecSchema = () => ${JSON.stringify(renderSpecSchema())};`,
};

const made = new Set<string>();
const withConstants: Plugin = {
  name: "constants",
  setup({ onLoad }) {
    for (const [module, make] of Object.entries(CONSTANTS))
      onLoad({ filter: new RegExp(`[\\\\/]${module.replace("/", "[\\\\/]")}$`) }, () => {
        made.add(module);
        return { contents: make(), loader: "js" };
      });
  },
};

const common: BuildOptions = {
  ...NODE_BUNDLE,
  absWorkingDir: here,
  // Native code and WebAssembly can't be bundled.
  external: ["@vscode/tree-sitter-wasm", "fs-native-extensions"],
  // Its sources, so that what the monitor and other commands use is here once.
  alias: { "@berth/monitor": `${here}../../libs/monitor/src/index.ts` },
  plugins: [withConstants],
  // For a debugger: npx tsx tools/berth/build.ts --sourcemap
  sourcemap: isForDebugger,
  // Fastify is large, and those who install the command for one check download it, too. Names go with the rest: to keep
  // them, esbuild sets each at every start. To read the stack of a bug, build for a debugger.
  minify: !isForDebugger,
  // THIRD-PARTY-NOTICES.txt has the licenses.
  legalComments: "none",
};

const bundled: string[] = [];
const written = new Set<string>();
const used = new Set<string>();
async function bundle(options: BuildOptions): Promise<void> {
  const { outputs } = (await build({ ...common, ...options, metafile: true })).metafile;
  const entries = Object.values(options.entryPoints ?? {}).map(String);
  const loaded = new Set(Object.keys(outputs).filter((path) => entries.includes(outputs[path]?.entryPoint ?? "")));
  // The walk of a set also visits what is added meanwhile.
  for (const path of loaded) for (const { path: next } of outputs[path]?.imports ?? []) loaded.add(next);
  for (const path of Object.keys(outputs)) written.add(path);
  for (const path of loaded) used.add(path).add(`${path}.map`);
  const inputs = [...loaded].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
  bundled.push(...inputs.map((input) => resolve(here, input)));
}

for (const folder of ["dist", "templates"]) rmSync(`${here}${folder}`, { recursive: true, force: true });
cpSync(`${here}../../libs/scaffold/templates`, `${here}templates`, { recursive: true });
// One build, so that what several entries use is in the package once.
await bundle({
  ...MODULE_BUNDLE,
  entryPoints: {
    berth: "src/bin/main.ts",
    engine: "src/engine/index.ts",
    eslint: "src/eslint/plugin.ts",
    "lint-thread": "src/lint/lint-thread.ts",
  },
  splitting: true,
});
// A build of its own: a module takes Node longer to find than to run, and this one would come in twice as many parts.
await bundle({
  ...MODULE_BUNDLE,
  entryPoints: { judge: "src/hook/judge.ts", "hook-thread": "src/hook/hook-thread.ts" },
  splitting: true,
});
// Scripts, because modules take Node longer to start than all that these two do on most calls.
await bundle({
  entryPoints: { hook: "src/hook/main.ts", env: "src/env/main.ts" },
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  define: { "import.meta.url": "__importMetaUrl" },
  banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
});
const missed = Object.keys(CONSTANTS).filter((module) => !made.has(module));
if (missed.length > 0) throw new Error(`No module is called ${missed.join(", ")} any more: berth would start slower.`);
// What only removed code loads still has a chunk. Parts that two builds have alike are one file.
for (const path of written) if (!used.has(path)) rmSync(`${here}${path}`);
await rollUpTypes({
  [`${here}dist/engine.d.ts`]: `${here}src/engine/index.ts`,
  [`${here}dist/eslint.d.ts`]: `${here}src/eslint/plugin.ts`,
});
// The page comes as a module of strings, which hides whose code is in it.
bundled.push(...JSON.parse(readFileSync(`${here}../../libs/monitor/bundled.json`, "utf8")));
// Whose licenses this package has to carry is told by what is in it.
writeFileSync(`${here}bundled.json`, JSON.stringify(bundled));
