import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listPublished } from "./list-published.ts";
import { type Packed, pack } from "./pack.ts";

/** What a module of a bundle loads with itself, and what judges a file, which follows at once. */
const LOADED = /\b(?:from|import) ?"\.\/([^"]+)"|\bimport\("\.\/(judge-file-\w+\.js)"\)/g;

/** What a package may hold besides what each has, and how large it may be. */
const CONTENTS: Record<string, { holds: RegExp; kilobytes: number }> = {
  feed: { holds: /^dist\/.*\.(?:js|d\.ts)$/, kilobytes: 300 },
  monitor: { holds: /^dist\/(?:index|page)\.(?:js|d\.ts)$/, kilobytes: 3000 },
  service: { holds: /^dist\/.*\.(?:js|d\.ts)$/, kilobytes: 1500 },
  berth: { holds: /^(?:bin\/.*\.(?:js|json)|dist\/[^/]+\.(?:c?js|d\.ts)|templates\/.*)$/, kilobytes: 3300 },
  "create-berth": { holds: /^(?:bin|dist)\/[^/]+\.js$/, kilobytes: 1500 },
  "nx-berth": {
    holds: /^(?:bin\/berth\.cjs|dist\/[^/]+\.(?:js|d\.ts)|(?:schemas\/)?[a-z]+\.json|PLUGIN\.md|skills\/.*)$/,
    kilobytes: 300,
  },
};

const EVERYWHERE = ["package.json", "README.md", "LICENSE", "THIRD-PARTY-NOTICES.txt", "CHANGELOG.md"];

// The names of packages whose code is known to be in a bundle; any other is found by the build itself.
const BUNDLED: Record<string, string[]> = {
  berth: ["yaml", "zod", "fastify", "ws", "preact", "jsonc-parser", "handlebars", "@clack/prompts"],
  "create-berth": ["yaml", "zod", "@clack/prompts"],
  monitor: ["preact", "yaml"],
  service: ["@fastify/swagger-ui"],
};

describe.each(listPublished().map((folder) => [basename(folder), folder]))("the tarball of %s", (name, folder) => {
  let target: string;
  let packed: Packed;
  beforeAll(() => {
    target = mkdtempSync(join(tmpdir(), "berth-pack-"));
    packed = pack(folder, target);
  }, 60_000);
  afterAll(() => rmSync(target, { recursive: true }));

  test("has LICENSE, README.md, and notices of all code of others that is in it", () => {
    expect(packed.read("LICENSE")).toContain("MIT License");
    expect(packed.read("README.md")).toMatch(/^# /);
    const notices = packed.read("THIRD-PARTY-NOTICES.txt");
    for (const name of BUNDLED[basename(folder)] ?? [])
      expect(notices).toMatch(
        new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\nLicense: (?:MIT|ISC|Apache-2\\.0)\n\n.*opyright`, "ms"),
      );
    expect(notices).not.toContain("@berth/");
  });

  test("holds what it is for and nothing else, and is no larger than it has to be", () => {
    const { holds = /^$/, kilobytes = 0 } = CONTENTS[name] ?? {};
    expect(packed.files.filter((path) => !EVERYWHERE.includes(path) && !holds.test(path))).toEqual([]);
    expect(packed.unpackedSize).toBeLessThan(kilobytes * 1000);
  });

  test("is what publint expects of a package", async () => {
    const { messages, pkg } = await publint({ pkgDir: join(target, "package"), pack: false });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}, { color: false }))).toEqual([]);
  });

  test("has types that resolve as its code does", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(packed.tarball)), {
      // Neither data nor a program is imported for its types.
      excludeEntrypoints: [/\.json$/, /^\.\/bin\//],
    });
    // Only create-berth exports nothing to import.
    expect(analysis.types === false).toBe(name === "create-berth");
    if (!analysis.types) return;
    // ES modules alone: TypeScript's node10 reads no `exports`, and CommonJS gets the modules by import().
    const problems = analysis.problems.filter(
      (problem) => !("resolutionKind" in problem) || !["node10", "node16-cjs"].includes(problem.resolutionKind),
    );
    expect(problems).toEqual([]);
  });
});

describe("what a package gets from another one", () => {
  let target: string;
  const unpack = (name: string) => pack(listPublished().find((path) => basename(path) === name) ?? "", target);
  const read = (name: string) => {
    const packed = unpack(name);
    return (path: RegExp) => packed.files.filter((file) => path.test(file)).map(packed.read);
  };
  beforeAll(() => {
    target = mkdtempSync(join(tmpdir(), "berth-pack-"));
  });
  afterAll(() => rmSync(target, { recursive: true }));

  test("the types of @berth/cli/engine need no other package", () => {
    const [types = ""] = read("berth")(/^dist\/engine\.d\.ts$/);
    expect(types).toContain("declare function");
    expect(types).not.toMatch(/ from '/);
  });

  test("the hook judges a text without the schema and the parser of YAML, half of all there is to load", () => {
    const packed = unpack("berth");
    const loaded = new Set(["dist/judge.js"]);
    // The walk of a set also visits what is added meanwhile. A module that is imported for nothing is loaded, too.
    for (const path of loaded)
      for (const [, name, judge] of packed.read(path).matchAll(LOADED)) loaded.add(`dist/${name ?? judge}`);
    expect([...loaded].filter((path) => path.includes("judge-file"))).toHaveLength(1);
    expect([...loaded].filter((path) => /_zod|YAMLParseError/.test(packed.read(path)))).toEqual([]);
    expect(packed.files.some((path) => /YAMLParseError/.test(packed.read(path)))).toBe(true);
  });

  test("nx-berth has nothing of the engine in it, and its plugin does not even load it", () => {
    const files = read("nx-berth");
    const sources = files(/^dist\/.*\.js$/).flatMap((text) => ts.preProcessFile(text).importedFiles);
    const names = new Set(sources.map(({ fileName }) => fileName).filter((name) => !/^(?:node:|\.)/.test(name)));
    expect([...names].sort()).toEqual(["@berth/cli/engine", "@berth/cli/eslint", "@nx/devkit"]);
    const [plugin = ""] = files(/^dist\/plugin\.js$/);
    expect(
      ts
        .preProcessFile(plugin)
        .importedFiles.map(({ fileName }) => fileName)
        .join(),
    ).not.toContain("@berth/");
  });
});
