import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectRefusal } from "./expect-refusal.ts";
import { nx } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

describe("a name or a text that can't be used is refused, and nothing is changed", () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterAll(() => workspace.remove());

  const WORDS = "Use lower-case words joined by hyphens, such as price-alerts.";
  const cannot = (name: string, reason: string) =>
    `NAME_INVALID  ${JSON.stringify(name)} is not a valid service name: ${reason}.`;
  test.each([
    ["that leads out", "../x", cannot("../x", 'it contains "."')],
    ["of two folders", "a/b", cannot("a/b", 'it contains "/"')],
    ["that collides with a-b as a variable", "a_b", cannot("a_b", 'it contains "_"')],
    ["__proto__", "__proto__", cannot("__proto__", 'it contains "_"')],
    ["of two lines", "x\ny", cannot("x\ny", 'it contains "\\n"')],
    ["like a flag", "-x", cannot("-x", "it must begin with a letter, and single hyphens must separate its words")],
    ["constructor", "constructor", 'NAME_INVALID  "constructor" is reserved by Node, Nx or Berth.'],
    ["of a device", "Con", 'NAME_INVALID  "Con" names a device on Windows; no folder can have that name there.'],
    [
      "of 10,000 characters",
      "x".repeat(10_000),
      `NAME_INVALID  "${"x".repeat(57)}..." has 10000 characters; a service name has at most 40.`,
    ],
  ])("a name %s", async (_, name, message) => {
    const args = ["service", `--name=${name}`, "--range=analysis"];
    await expectRefusal(workspace, args, message, WORDS);
  });

  test.each([
    ["of two lines", "a\nb", "must be one line without control characters"],
    ["that turns the text around", "a\u202eb", "must be one line without control characters"],
    ["of 10,000 characters", "x".repeat(10_000), "must have at most 200 characters"],
    ["that says nothing", "", "must not be empty"],
  ])("a purpose %s", async (_, purpose, reason) => {
    await expectRefusal(
      workspace,
      ["service", "a-b", "--range=analysis", `--purpose=${purpose}`],
      `TEXT_INVALID  --purpose ${reason}.`,
      "Give --purpose as one short line of text.",
    );
  });

  test("through nx too, without a stack trace", async () => {
    const before = workspace.files();
    const args = ["--name=../x", "--range=analysis"];
    const { status, stderr, stdout } = await nx(workspace.root, "g", "service", ...args);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain(cannot("../x", 'it contains "."'));
    expect(stdout + stderr).toContain(WORDS);
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
    expect(workspace.files()).toEqual(before);
  });
});
