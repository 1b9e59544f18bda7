import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "../../..");

/** Bundles the `berth` bin as it stands in the sources, so that a test never runs an old build. Returns its path. */
export async function bundleBerth(folder: string): Promise<string> {
  const outfile = join(folder, "dist/berth.cjs");
  await build({
    entryPoints: [join(ROOT, "tools/berth/src/bin/main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    format: "cjs",
    external: ["@vscode/tree-sitter-wasm", "fs-native-extensions"],
    define: { "import.meta.url": "__importMetaUrl" },
    banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    footer: { js: "module.exports.main(process.argv.slice(2));" },
    logLevel: "error",
  });
  // What the bundle looks for around itself.
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  symlinkSync(join(ROOT, "libs/scaffold/templates"), join(folder, "templates"));
  return outfile;
}
