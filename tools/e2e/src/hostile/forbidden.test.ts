import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../run.ts";
import { giveAway, rootRemains, withoutRoot } from "./as-somebody.ts";
import { expectUntouched, type HostileLab, openHostileLab } from "./hostile-lab.ts";

const SERVICE = ["service", "swift", "--range=analysis"];

describe.skipIf(rootRemains)(`what file modes forbid ${rootRemains}`, () => {
  let lab: HostileLab;
  beforeAll(() => {
    lab = openHostileLab();
  });
  afterAll(() => lab.close());

  const somebody = (root: string, ...args: string[]) => {
    const [file = "", ...rest] = [...withoutRoot, process.execPath, lab.bin, ...args];
    return run(file, rest, { cwd: root });
  };

  test.each([
    ["spec/ports.yaml", 0o444],
    ["config/ports.env", 0o444],
    ["CLAUDE.md", 0o444],
    ["services", 0o555],
    ["config", 0o555],
    ["spec", 0o555],
  ])("is not gone around: %s is read-only", async (path, mode) => {
    const { root } = await lab.make();
    chmodSync(join(root, path), mode);
    giveAway(root);
    const { status, stderr } = await expectUntouched([root], () => somebody(root, ...SERVICE));
    expect(stderr).toMatch(
      new RegExp(
        `^COMMIT_FAILED  service swift could not be written: ${path}[^ ]*: not permitted \\(EACCES\\)\\. Nothing ` +
          `was changed\\.\n`,
      ),
    );
    expect(status).toBe(3);
  });

  test.each(["spec/ports.yaml", "config/ports.env", "CLAUDE.md"])("is said: %s can't be read", async (path) => {
    const { root } = await lab.make();
    chmodSync(join(root, path), 0);
    giveAway(root);
    for (const args of [SERVICE, [...SERVICE, "--dry-run"], ["sync"]]) {
      const { status, stderr } = await expectUntouched([root], () => somebody(root, ...args));
      expect(stderr).toBe(
        `FILE_UNREADABLE  ${path} cannot be read: EACCES. Nothing was changed.\n` +
          `Fix the cause and run the command again.\n`,
      );
      expect(status).toBe(3);
    }
  });

  test("is said by a dry run, too, as far as it can be seen without writing", async () => {
    const { root } = await lab.make();
    chmodSync(join(root, "CLAUDE.md"), 0o444);
    giveAway(root);
    const { status, stderr } = await somebody(root, ...SERVICE, "--dry-run");
    expect(stderr).toMatch(/CLAUDE\.md: not permitted \(EACCES\)/);
    expect(status).toBe(3);
  });
});
