import { rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { NODE_BUNDLE } from "@berth/package/bundle-options";
import { rollUpTypes } from "@berth/package/roll-up-types";
import { build } from "esbuild";

// Bundles the generators and the plugin into dist/. The engine is not among it: that is @berth/cli's.
const here = fileURLToPath(new URL(".", import.meta.url));

rmSync(`${here}dist`, { recursive: true, force: true });
const entries = {
  plugin: "src/nx/plugin.ts",
  generators: "src/nx/generators.ts",
  "import-generator": "src/nx/import-generator.ts",
  "init-generator": "src/nx/init-generator.ts",
  "preset-generator": "src/nx/preset-generator.ts",
  "resolve-generator": "src/nx/resolve-generator.ts",
  "sync-generator": "src/nx/sync-generator.ts",
  "services-stand-alone": "src/nx/migrations/services-stand-alone.ts",
  eslint: "src/eslint.ts",
};
const { metafile } = await build({
  ...NODE_BUNDLE,
  absWorkingDir: here,
  entryPoints: entries,
  splitting: true,
  format: "esm",
  external: ["@berth/cli", "@nx/devkit"],
  sourcemap: process.argv.includes("--sourcemap"),
  metafile: true,
});
const typed = ["plugin", "generators", "eslint"] as const;
await rollUpTypes(Object.fromEntries(typed.map((name) => [`${here}dist/${name}.d.ts`, `${here}${entries[name]}`])), [
  /^@berth\/cli\//,
]);
// Whose licenses this package has to carry is told by what is in it.
writeFileSync(`${here}bundled.json`, JSON.stringify(Object.keys(metafile.inputs).map((path) => resolve(here, path))));
