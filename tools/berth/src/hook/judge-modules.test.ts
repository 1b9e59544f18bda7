import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { expect, it } from "vitest";

/** All that an entry loads when it starts; what is imported by a call comes later, if at all. */
function loadedBy(entry: string, { inputs }: Metafile): string[] {
  const loaded = new Set([entry]);
  // The walk of a set also visits what is added meanwhile.
  for (const path of loaded)
    for (const { kind, path: next } of inputs[path]?.imports ?? [])
      if (kind !== "dynamic-import" && next in inputs) loaded.add(next);
  return [...loaded];
}

it("loads neither the schema nor the parser of YAML to judge a call of an agent", async () => {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: ["judge.ts"],
    bundle: true,
    external: ["@vscode/tree-sitter-wasm"],
    format: "esm",
    metafile: true,
    outdir: "unused",
    platform: "node",
    splitting: true,
    write: false,
  });
  const loaded = loadedBy("judge.ts", metafile);
  expect(loaded.filter((path) => /node_modules\/(?:zod|yaml)\//.test(path))).toEqual([]);
  expect(loaded.some((path) => path.endsWith("judge/judge-text.ts"))).toBe(true);
});
