import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { lintFiles } from "./lint-files.ts";

const TEXT = "\uFEFF// Grüße 😀\r\napp.listen(7104);\r\n";
const little = Buffer.from(TEXT, "utf16le");

function lint(bytes: Buffer) {
  const root = mkdtempSync(join(tmpdir(), "berth-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, "main.ts"), bytes);
  return lintFiles({ root, paths: ["main.ts"], taken: new Int32Array(1) }, "front");
}

it.each([
  ["UTF-8 with a mark", Buffer.from(TEXT)],
  ["UTF-16 as Windows writes it", little],
  ["UTF-16 with the high byte first", Buffer.from(little).swap16()],
  ["UTF-16 that ends within a letter", Buffer.concat([little, Buffer.of(10)])],
])("finds a port in %s", async (_, bytes) => {
  const { findings, unread } = await lint(bytes);
  expect(unread).toEqual([]);
  expect(findings).toMatchObject([{ port: 7104, place: { line: 2, column: 12, source: "app.listen(7104);" } }]);
});

it.each([
  ["no mark", little.subarray(2)],
  ["the mark of UTF-32", Buffer.concat([Buffer.of(0xff, 0xfe, 0, 0), little])],
  ["a zero in UTF-8", Buffer.from("app.listen(7104);\0")],
])("takes bytes with %s for binary", async (_, bytes) => {
  expect(await lint(bytes)).toMatchObject({ findings: [], unread: [{ path: "main.ts", reason: "binary" }] });
});
