import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The packages that work on a workspace: the doors and all that they use, but for the step that writes. */
const PACKAGES = ["registry", "scaffold", "engine", "guard", "doctor"].map((name) => `libs/${name}/src`);
const sources = [...PACKAGES, "tools/berth/src", "tools/nx-berth/src", "tools/plop"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path}`)
    .filter(
      (path) => path.endsWith(".ts") && !/\.test\.ts$|\/(?:testing|test|cases|templates|node_modules)\//.test(path),
    ),
);
const textOf = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** What of node:fs only looks. `openSync` does so with these flags. */
const LOOKS = "[lf]?stat|exists|access|readdir|readFile|readlink|realpath|read|open|close|opendir";
const LOOKING = new RegExp(`^(?:(?:${LOOKS})(?:Sync)?|constants|Stats|type .+)$`);

const importedFrom = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`import (type )?\\{([^}]*)\\} from "${name}"`, "g"))].flatMap(([, type, names = ""]) =>
    type
      ? []
      : names
          .split(",")
          .map((each) => each.trim())
          .filter((each) => each !== ""),
  );

it("looks at the packages that it is about", () => {
  expect(sources).toContain("libs/engine/src/run/run-request.ts");
  expect(sources).toContain("tools/nx-berth/src/nx/run-generator.ts");
});

/** Writes in the user's cache folder, and nowhere else. */
const CACHE = "tools/berth/src/lint/open-lint-cache.ts";

it.each(sources.filter((path) => path !== CACHE))("%s opens no file for writing: libs/commit alone does", (path) => {
  const text = textOf(path);
  expect(importedFrom(text, "node:fs").filter((name) => !LOOKING.test(name))).toEqual([]);
  expect(text).not.toMatch(
    /import (?!(?:type )?\{)[^;]* from "(?:node:)?fs"|from "(?:fs|(?:node:)?fs\/promises)"|require\("(?:node:)?fs/,
  );
  expect(text).not.toMatch(/\bO_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)\b|\bopenSync\([^)]*"[rwa]?[wa+]/);
});

it.each(sources)("%s takes the workspace lock by underLock or not at all", (path) => {
  const isDoor = path === "libs/engine/src/run/under-lock.ts";
  expect(/\b(?:acquireLock|commitPlan|recover)\b/.test(importedFrom(textOf(path), "@berth/commit").join())).toBe(
    isDoor,
  );
});
