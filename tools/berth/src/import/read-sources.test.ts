import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AUDIT_MARK } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it, onTestFinished } from "vitest";
import { readSources } from "./read-sources.ts";

function makeRoot(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "berth-sources-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

const doubtsOf = async (root: string, paths: string[]) =>
  unwrap(await readSources(root, paths)).knowledge.flatMap(({ doubts }) => doubts.map(({ message }) => message));

it.skipIf(process.platform === "win32")("a FIFO or a link that is named is told, not passed over", async () => {
  const root = makeRoot();
  execFileSync("mkfifo", [join(root, "ports.md")]);
  mkdirSync(join(root, "folder"));
  symlinkSync("folder", join(root, "docs"));
  expect(await doubtsOf(root, ["ports.md"])).toEqual(["It is no file."]);
  expect(await doubtsOf(root, ["docs"])).toEqual(["It is a link."]);
});

it.skipIf(process.platform === "win32")("a path below a file, or through a link to itself, isn't there", async () => {
  const root = makeRoot();
  writeFileSync(join(root, "docs"), "");
  symlinkSync("loop", join(root, "loop"));
  for (const path of ["docs/ports.md", "loop", "loop/ports.md"])
    expect(await readSources(root, [path])).toMatchObject({
      failures: [{ code: "FLAG_INVALID", message: `There is no ${path}.` }],
    });
});

it("a page of berth audit repeats what others say, and is no source", async () => {
  const root = makeRoot();
  const table = "| Port | Service |\n| --- | --- |\n| 3000 | web |\n";
  writeFileSync(join(root, "ports.md"), `<!-- ${AUDIT_MARK} -->\n\n${table}`);
  expect(unwrap(await readSources(root)).knowledge).toEqual([]);
  writeFileSync(join(root, "ports.md"), table);
  expect(unwrap(await readSources(root)).knowledge).toMatchObject([{ ports: [{ port: 3000 }] }]);
});
