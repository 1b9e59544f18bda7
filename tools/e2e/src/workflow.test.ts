import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { CELLS } from "./adopt/cells.ts";
import { REPOSITORY } from "./workspace.ts";

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: unknown;
  "timeout-minutes": number;
  steps: Step[];
}

const read = (name: string) => readFileSync(join(REPOSITORY, ".github/workflows", name), "utf8");

describe.each(["adopt.yml", "ci.yml"])("the workflow %s for GitHub", (name) => {
  const text = read(name);
  const workflow = parse(text);
  const jobs = Object.values<Job>(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);
  const runs = steps.flatMap(({ run }) => run ?? []);

  it("may read, and nothing else", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(jobs.filter((job) => job.permissions !== undefined)).toEqual([]);
    expect(text).not.toContain("secrets.");
  });

  it("pins every action to a commit, with its version beside it", () => {
    const used = text.split("\n").filter((line) => /\buses:/.test(line));
    expect(used).toHaveLength(steps.filter(({ uses }) => uses).length);
    for (const line of used) expect(line).toMatch(/^ +- uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("sees the whole history, and keeps no token in the checkout", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts).toHaveLength(jobs.length);
    for (const checkout of checkouts) expect(checkout.with).toEqual({ "fetch-depth": 0, "persist-credentials": false });
  });

  it("puts nothing that others write into a command", () => {
    expect(runs.filter((run) => run.includes("${{"))).toEqual([]);
  });

  it("bounds the time of each job", () => {
    for (const job of jobs) expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });
});

describe("the workflow of every push", () => {
  const workflow = parse(read("ci.yml"));

  it("runs for pull requests without the rights of their target", () => {
    expect(Object.keys(workflow.on)).toEqual(["push", "pull_request", "merge_group"]);
  });

  it("checks the registry, the code and what is derived", () => {
    expect(workflow.jobs.ports.steps.flatMap(({ run }: Step) => run ?? [])).toEqual([
      "npm ci",
      "npx berth check --format=github",
      "npx berth lint --format=github",
      "npx nx sync:check",
    ]);
  });

  it("tests on every Node that Berth supports", () => {
    expect(workflow.jobs.test.strategy.matrix.node).toEqual([20, 22, 24]);
  });

  it("ends a run that a newer push of the same pull request made useless", () => {
    expect(workflow.concurrency.group).toMatch(/ github\.workflow .* github\.ref /);
    expect(workflow.concurrency["cancel-in-progress"]).toContain("== 'pull_request'");
  });
});

test("the workflow of adoption runs every cell of the matrix", () => {
  const { cells } = parse(read("adopt.yml")).jobs.adopt.strategy.matrix as { cells: string[] };
  expect(CELLS.filter(({ id }) => !cells.some((start) => id.startsWith(start)))).toEqual([]);
});
