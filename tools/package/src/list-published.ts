import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

interface Package {
  /** Absolute path of its folder. */
  folder: string;
  name: string;
  private?: boolean;
  exports?: string | Record<string, string>;
}

function listPackages(): Package[] {
  return ["libs", "tools"]
    .flatMap((parent) => readdirSync(join(ROOT, parent)).map((name) => join(ROOT, parent, name)))
    .filter((folder) => existsSync(join(folder, "package.json")))
    .map((folder) => ({ ...JSON.parse(readFileSync(join(folder, "package.json"), "utf8")), folder }));
}

/** The folders of all packages of this repository that are published, as absolute paths. */
export const listPublished = (): string[] =>
  listPackages().flatMap((one) => (one.private === true ? [] : [one.folder]));

/** Where the source of each private package begins, by name: its code is bundled where it is used. */
export const listPrivate = (): Record<string, string> =>
  Object.fromEntries(
    listPackages().flatMap(({ exports, folder, name, private: isPrivate }) => {
      const entry = typeof exports === "string" ? exports : exports?.["."];
      return isPrivate && entry !== undefined ? [[name, join(folder, entry)]] : [];
    }),
  );
