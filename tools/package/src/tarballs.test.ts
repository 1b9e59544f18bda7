import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { listPublished } from "./list-published.ts";

// The names of packages whose code is known to be in a bundle; any other is found by the build itself.
const BUNDLED: Record<string, string[]> = {
  berth: ["yaml", "zod", "jsonc-parser", "handlebars", "@clack/prompts"],
  "create-berth": ["yaml", "zod", "@clack/prompts"],
  service: ["@fastify/swagger-ui"],
};

describe.each(listPublished().map((folder) => [basename(folder), folder]))("the tarball of %s", (_, folder) => {
  test("has LICENSE, README.md, and notices of all code of others that is in it", () => {
    const packed = mkdtempSync(join(tmpdir(), "berth-pack-"));
    onTestFinished(() => rmSync(packed, { recursive: true }));
    const [{ filename }] = JSON.parse(
      execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", packed], {
        cwd: folder,
        stdio: ["ignore", "pipe", "ignore"],
        encoding: "utf8",
      }),
    );
    execFileSync("tar", ["-xzf", filename], { cwd: packed });
    const read = (path: string) => readFileSync(join(packed, "package", path), "utf8");
    expect(read("LICENSE")).toContain("MIT License");
    expect(read("README.md")).toMatch(/^# /);
    const notices = read("THIRD-PARTY-NOTICES.txt");
    for (const name of BUNDLED[basename(folder)] ?? [])
      expect(notices).toMatch(
        new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\nLicense: (?:MIT|ISC|Apache-2\\.0)\n\n.*opyright`, "ms"),
      );
    expect(notices).not.toContain("@berth/");
  });
});
