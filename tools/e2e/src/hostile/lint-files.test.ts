import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { type Ended, environment, run } from "../run.ts";
import { BERTH } from "../workspace.ts";
import { HOSTILE_FILES } from "./hostile-files.ts";

/** Far more than all of them take on a slow machine; a hang takes forever. */
const LIMIT = 300_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-hostile-lint-"));
  return () => rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const lint = (...args: string[]): Promise<Ended> =>
  run(process.execPath, [BERTH, "lint", "--no-spec", ".", ...args], { cwd: folder, limit: LIMIT });

interface Found {
  file: string;
  code: string;
  port?: number;
}

const findingsOf = ({ stdout }: Ended): Found[] => JSON.parse(stdout).findings;

// The grammar reads a sum as no port, and an unclosed heredoc as text; templates are looked past.
const SILENT = ["heredocs.sh", "dots.yaml", "colons.yaml", "plus.go", "templates.yaml"];

describe("files that are made to stop the linter", () => {
  test("are judged in time or named, and what the other files hold is reported", { timeout: LIMIT }, async () => {
    for (const [path, text] of Object.entries(HOSTILE_FILES)) write(path, text);
    write("plain/app.ts", "app.listen(9010);\n");
    const ended = await lint("--json");
    expect(ended).toMatchObject({ status: 1, signal: null, stderr: "" });
    const findings = findingsOf(ended);
    expect(findings).toContainEqual(expect.objectContaining({ file: "plain/app.ts", port: 9010 }));
    const named = new Set(findings.map(({ file }) => file));
    const missing = Object.keys(HOSTILE_FILES).filter((path) => !named.has(path) && !SILENT.includes(path));
    expect(missing).toEqual([]);
    for (const { code, port } of findings) expect(code === "FILE_UNJUDGED" || port === 9010).toBe(true);
  });

  test("a port is found through hundreds of brackets or blanks", async () => {
    const paths = ["deep-brackets.py", "deep-brackets.ts", "far.ts"];
    for (const path of paths) write(path, HOSTILE_FILES[path] ?? "");
    expect(findingsOf(await lint("--json"))).toMatchObject(
      paths.map((file) => ({ file, code: "PORT_HARDCODED", port: 9010 })),
    );
  });

  test.each(["heredocs.Dockerfile", "many-heredocs.Dockerfile", "bare-heredocs.sh"])(
    "%s, with thousands of heredocs, is named as unjudged",
    async (path) => {
      write(path, HOSTILE_FILES[path] ?? "");
      const ended = await lint();
      expect(ended).toMatchObject({ status: 1, stderr: "" });
      expect(ended.stdout).toContain("It takes more steps to follow than one file may.");
    },
  );

  test("a script of thousands of pipes is named in the product's own words, and stderr stays empty", async () => {
    write("open-pipes.sh", `#!/bin/sh\n${HOSTILE_FILES["open-pipes.sh"]}`);
    const ended = await lint();
    expect(ended).toMatchObject({ status: 1, stderr: "" });
    expect(ended.stdout).toContain("open-pipes.sh:1:1  FILE_UNJUDGED");
    expect(ended.stdout).not.toMatch(/Aborted|ASSERTIONS/);
  });

  test("a file that is nested too deep is a finding of its own, with a way out that works", async () => {
    write("data/deep.json", HOSTILE_FILES["deep.json"] ?? "");
    const ended = await lint();
    expect(ended).toMatchObject({ status: 1, stderr: "" });
    expect(ended.stdout).toMatch(/^data\/deep\.json:1:1 {2}FILE_UNJUDGED {2}/);
    expect(ended.stdout).toContain("exclude it in .gitattributes: <path> -berth-lint.");
    write(".gitattributes", "data/deep.json -berth-lint\n");
    expect(await lint()).toMatchObject({ status: 0 });
  });
});

describe("names of files", () => {
  const NAMES = ["a\n::error::forged.ts", "::warning::forged.ts", " ::error::forged.ts", "##[error]forged.ts"];

  test.each(NAMES)("%j gives the log of a CI run no command", async (name) => {
    write(name, "app.listen(9010);\n");
    const { status, stdout } = await lint();
    expect(status).toBe(1);
    expect(stdout).toContain("forged.ts:1:12  PORT_HARDCODED");
    for (const line of stdout.split("\n")) expect(line).not.toMatch(/^\s*::|##\[/);
  });

  test.each(["git", "no git"])("that are not UTF-8 are named, with %s", async (git) => {
    if (git === "git") execFileSync("git", ["init", "-q"], { cwd: folder, env: environment() });
    const name = Buffer.concat([Buffer.from(`${folder}/odd-`), Buffer.from([0xff]), Buffer.from(".ts")]);
    writeFileSync(name, "app.listen(9010);\n");
    write("named-\uFFFD.ts", "app.listen(9010);\n");
    const findings = findingsOf(await lint("--json"));
    expect(findings).toMatchObject([
      { file: "named-\uFFFD.ts", code: "PORT_HARDCODED" },
      { file: "odd-\uFFFD.ts", code: "FILE_UNJUDGED" },
    ]);
  });
});
