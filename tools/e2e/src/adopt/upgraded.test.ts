import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { berth, nx } from "../run.ts";
import { makeWorkspace } from "../workspace.ts";

test("berth init repairs a service of the version before, whose migration was not run, as check says", async () => {
  const { read, remove, root, write } = makeWorkspace();
  try {
    const folder = "services/optimization";
    for (const path of ["package.json", "vitest.config.ts"]) rmSync(join(root, folder, path));
    write(
      `${folder}/tsconfig.json`,
      '{ "extends": "../../tsconfig.base.json", "compilerOptions": { "noEmit": true }, "include": ["src"] }\n',
    );
    write(`${folder}/project.json`, read(`${folder}/project.json`).replace("berth:service", "type:service"));
    const lost = await berth(root, "check");
    expect(lost.stdout).toContain("TARGET_MISSING  optimization has no tag berth:service");
    expect(lost.stdout).toContain("Run: npx berth init");
    const repaired = await berth(root, "init", "--skip-install");
    expect(repaired.status, repaired.stderr).toBe(0);
    const after = await berth(root, "check");
    expect(after.status, after.stdout).toBe(0);
    for (const target of ["typecheck", "test"]) {
      const ended = await nx(root, target, "optimization");
      expect(ended.status, ended.stdout + ended.stderr).toBe(0);
    }
  } finally {
    remove();
  }
});
