import { fileURLToPath } from "node:url";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { listPrivate } from "./list-published.ts";

const TSCONFIG = fileURLToPath(new URL("../../../tsconfig.json", import.meta.url));

/**
 * Rolls the types of each entry, and of all private packages that it uses, into one declaration file. Types of packages
 * that are installed beside the published one stay imports.
 *
 * @param entries path of each declaration file -> path of its source
 * @param external our own packages that are installed beside it, with their subpaths
 */
export async function rollUpTypes(entries: Readonly<Record<string, string>>, external: RegExp[] = []): Promise<void> {
  // As paths, private packages are part of one program with the entry; as packages they would be outside of it.
  const paths = Object.fromEntries(Object.entries(listPrivate()).map(([name, entry]) => [name, [entry]]));
  for (const [file, input] of Object.entries(entries)) {
    const bundle = await rollup({
      input,
      external: [/^node:/, ...external],
      plugins: [dts({ tsconfig: TSCONFIG, compilerOptions: { paths } })],
      onLog(level, log) {
        if (level === "warn") throw new Error(log.message);
      },
    });
    await bundle.write({ file, format: "es" });
    await bundle.close();
  }
}
