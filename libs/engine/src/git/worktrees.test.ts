import { join } from "node:path";
import { makeFolder } from "@berth/commit/test";
import { expect, test } from "vitest";
import { bundleBerth } from "../../test/bundle-berth.ts";
import { makeClone, openClone } from "../../test/clone.ts";

test("eight linked worktrees that allocate at once get eight numbers", async () => {
  const bin = await bundleBerth(makeFolder());
  const clone = makeClone(bin);
  const names = Array.from({ length: 8 }, (_, index) => `service-${index}`);
  const worktrees = names.map((name) => {
    const folder = join(makeFolder(), name);
    clone.git("worktree", "add", "-q", "-b", name, folder);
    return openClone(folder, bin);
  });
  const ended = await Promise.all(
    worktrees.map(({ startBerth }, index) => startBerth("service", `service-${index}`, "--range=core", "--json")),
  );
  expect(ended.map(({ status, stderr }) => [status, stderr])).toEqual(names.map(() => [0, ""]));
  const ports = ended.map(({ stdout }) => JSON.parse(stdout).ports[0].port);
  expect(ports.sort()).toEqual([9001, 9002, 9003, 9004, 9005, 9006, 9007, 9008]);
  for (const { berth } of worktrees) expect(berth("check").status).toBe(0);
});
