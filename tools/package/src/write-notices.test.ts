import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { writeNotices } from "./write-notices.ts";

function makeFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "berth-notices-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("names each bundled package once, with all that it says of its license, in order", () => {
  const folder = makeFolder({
    "node_modules/b/package.json": '{"name":"b","version":"2.0.0","license":"ISC"}',
    "node_modules/b/LICENSE.md": "Copyright B\r\n",
    "node_modules/b/NOTICE": "B contains C\n",
    "node_modules/@a/x/package.json": '{"name":"@a/x","version":"1.0.0","license":"MIT"}',
  });
  writeNotices(folder, [
    join(folder, "node_modules/b/one.js"),
    join(folder, "node_modules/b/lib/two.js"),
    join(folder, "node_modules/@a/x/index.js"),
    join(folder, "src/own.ts"),
  ]);
  expect(readFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), "utf8").split(`\n\n${"-".repeat(80)}\n\n`)).toEqual([
    "This package contains code of the packages below, under their own licenses.",
    "@a/x 1.0.0\nLicense: MIT\n\nThe package ships no license text.",
    "b 2.0.0\nLicense: ISC\n\nCopyright B\n\nB contains C\n",
  ]);
});

test("bundles nothing that names no license", () => {
  const folder = makeFolder({ "node_modules/b/package.json": '{"name":"b","version":"2.0.0"}' });
  expect(() => writeNotices(folder, [join(folder, "node_modules/b/one.js")])).toThrow("b names no license");
});
