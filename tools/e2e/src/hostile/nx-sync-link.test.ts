import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshWorkspace } from "../fresh-workspace.ts";
import { nx } from "../run.ts";

test("nx sync writes through no link, and rewrites no text that it can't read", async () => {
  const workspace = freshWorkspace();
  const outside = mkdtempSync(join(tmpdir(), "berth-outside-"));
  onTestFinished(() => rmSync(outside, { recursive: true }));
  const [env, victim] = [join(workspace.root, "config/ports.env"), join(outside, "victim")];
  renameSync(env, victim);
  symlinkSync(victim, env);
  writeFileSync(victim, "mine\n");
  const linked = await nx(workspace.root, "sync");
  expect(linked.status).not.toBe(0);
  expect(linked.stdout + linked.stderr).toContain(
    "PATH_UNSAFE  config/ports.env cannot be used: config/ports.env is a symbolic link.",
  );
  expect(readFileSync(victim, "utf8")).toBe("mine\n");

  workspace.reset();
  const bytes = Buffer.concat([
    Buffer.of(0xff, 0x0a),
    Buffer.from(workspace.read("CLAUDE.md").replace("| **9000**", "| **9999**")),
  ]);
  writeFileSync(join(workspace.root, "CLAUDE.md"), bytes);
  const garbled = await nx(workspace.root, "sync");
  expect(garbled.status).not.toBe(0);
  expect(readFileSync(join(workspace.root, "CLAUDE.md")).equals(bytes)).toBe(true);
});
