import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// Bundles the doors into dist/, so that they start fast, run on plain Node 20, and can be published without the private
// libraries. Runs from `npm run prepare`, hence right after `npm ci`.
const here = fileURLToPath(new URL(".", import.meta.url));

for (const made of ["dist", "templates"])
  rmSync(`${here}${made}`, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: [
    "berth",
    "plugin",
    "service-generator",
    "reserve-generator",
    "resolve-generator",
    "sync-generator",
  ].map((name) => `src/${name}.ts`),
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // Native code can't be bundled; nx is the workspace's own.
  external: ["fs-native-extensions", "nx"],
  // Bundled CommonJS asks for Node's modules with require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: "warning",
});
cpSync(`${here}../../libs/scaffold/templates`, `${here}templates`, { recursive: true });
