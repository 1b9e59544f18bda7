import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { listExamples } from "./readme-examples.ts";
import { run } from "./run.ts";
import { makeWorkspace, REPOSITORY, type Workspace } from "./workspace.ts";

// What agents find in node_modules/nx-berth. They take it to the letter and pay for every line of it.
const read = (path: string) => readFileSync(join(REPOSITORY, "tools/nx-berth", path), "utf8");
const SKILL = "skills/berth/SKILL.md";

describe.each(["PLUGIN.md", SKILL])("%s", (path) => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterAll(() => workspace.remove());

  test("has less than 80 lines, and is in the package", () => {
    expect(read(path).split("\n").length).toBeLessThan(80);
    expect(JSON.parse(read("package.json")).files).toContain(path.split("/")[0]);
  });

  test.each(listExamples(read(path)))("%s works as it stands", async (example) => {
    const typed = example
      .replace(/^npx nx test <name>$/, "npx nx test rugs-feed")
      .replace("<generator>", "service --help")
      .replace("<name>", "price-alerts")
      .replace("<range>", "analysis")
      .replace("<port>", "9010");
    expect(typed).not.toMatch(/[<>]/);
    const ended = await run("bash", ["-c", typed], { cwd: workspace.root });
    // A process of this machine may hold a port: the doctor ends with 1 then.
    const lawful = typed === "npx berth doctor" ? [0, 1] : [0];
    expect(lawful, `${typed}\n${ended.stdout}${ended.stderr}`).toContain(ended.status);
  });
});

test("the skill says in its front matter when an agent has to read it", () => {
  const [, front = ""] = /^---\n([\s\S]*?)\n---\n/.exec(read(SKILL)) ?? [];
  const { description, name } = parseDocument(front).toJS();
  expect(name).toBe("berth");
  expect(description).toContain("Use it before you add a service");
});
