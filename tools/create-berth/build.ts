import { rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { MODULE_BUNDLE } from "@berth/package/bundle-options";
import { build } from "esbuild";

// Bundles the private libraries into dist/main.js. create-nx-workspace stays a dependency: it reads its own version
// from its package.json.
const here = fileURLToPath(new URL(".", import.meta.url));

rmSync(`${here}dist`, { recursive: true, force: true });
const { metafile } = await build({
  ...MODULE_BUNDLE,
  absWorkingDir: here,
  entryPoints: { main: "src/main.ts" },
  external: ["create-nx-workspace"],
  metafile: true,
  sourcemap: process.argv.includes("--sourcemap"),
});
// Whose licenses this package has to carry is told by what is in it.
writeFileSync(`${here}bundled.json`, JSON.stringify(Object.keys(metafile.inputs).map((path) => resolve(here, path))));
