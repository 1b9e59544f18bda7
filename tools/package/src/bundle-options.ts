import type { BuildOptions } from "esbuild";

/** How esbuild bundles a package of ours for Node. */
export const NODE_BUNDLE = {
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20",
  // jsonc-parser's CommonJS asks for its own files in a way that can't be bundled.
  mainFields: ["module", "main"],
  logLevel: "warning",
} satisfies BuildOptions;

/** The same for modules that have CommonJS of others in them: that asks for Node's modules with require. */
export const MODULE_BUNDLE = {
  ...NODE_BUNDLE,
  format: "esm",
  banner: {
    js:
      "import { createRequire as __createRequire } from 'node:module'; const require = " +
      "__createRequire(import.meta.url);",
  },
} satisfies BuildOptions;
