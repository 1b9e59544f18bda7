import { expect, test } from "vitest";
import { expectRefusal } from "./expect-refusal.ts";
import { freshWorkspace } from "./fresh-workspace.ts";
import { berth } from "./run.ts";

const REQUEST = ["service", "price-alerts", "--range=analysis"];

test("a plan that was looked at is committed as it was shown, or not at all", async () => {
  const workspace = freshWorkspace();
  const { root } = workspace;
  const planOf = async () => {
    const { stdout } = await berth(root, ...REQUEST, "--dry-run", "--json");
    return JSON.parse(stdout);
  };
  const seen = await planOf();
  await berth(root, "service", "swift", "--range=analysis");
  const now = await planOf();
  expect(now.ports).not.toEqual(seen.ports);
  await expectRefusal(
    workspace,
    [...REQUEST, `--plan=${seen.plan}`],
    `PLAN_STALE  The plan is ${now.plan.slice(0, 12)} now, not ${seen.plan.slice(0, 12)}: the workspace or the ` +
      `request changed.`,
    "Look at the new plan with --dry-run, and commit that one.",
  );
  const made = await berth(root, ...REQUEST, `--plan=${now.plan}`, "--json");
  expect(JSON.parse(made.stdout)).toEqual({
    ...now,
    next: expect.objectContaining({ run: "npx nx serve price-alerts" }),
  });
});
