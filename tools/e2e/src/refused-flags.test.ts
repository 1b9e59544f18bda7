import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectRefusal } from "./expect-refusal.ts";
import { berth } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

describe("a command line that can't be understood is refused, and nothing is changed", () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterAll(() => workspace.remove());

  const NO_NAME = ["FLAG_MISSING  The service has no name.", "Give it as the first argument, or with --name=<name>."];
  const invalid = (message: string) => [`FLAG_INVALID  ${message}.`, "See all flags with --help."];
  test.each([
    ["no name, without a terminal to ask on", ["service", "--range=analysis"], NO_NAME],
    ["an empty name", ["service", "", "--range=analysis"], NO_NAME],
    [
      "no range, without a terminal to ask on",
      ["service", "a-b"],
      [
        "FLAG_MISSING  Neither a range nor a port is given.",
        "  subscriber  9010-9019  Subscriber Services (2 free, next 9018)",
        "  analysis  9020-9029  Analysis Services (9 free, next 9021)",
        "  external  9030-9039  External Integrations (10 free, next 9030)",
        "Give --range=<id>, one of these, or add a new range with: npx nx g range <id> --ports=9040-9049",
      ],
    ],
    [
      "an unknown flag",
      ["service", "a-b", "--rnage=x"],
      ["FLAG_INVALID  There is no flag --rnage.", "Did you mean --range? See all flags with --help."],
    ],
    ["a surplus word", ["service", "a", "b"], invalid('Unexpected argument "b"')],
    ["a port that is no number", ["service", "a-b", "--port=90x"], invalid("--port must be a whole number")],
    [
      "a protocol nobody speaks",
      ["service", "a-b", "--protocol=FTP"],
      invalid("--protocol must be one of HTTP, WS, HTTP/WS, GRPC, TCP, UDP, CDP"),
    ],
    [
      "a variable that means something else",
      ["service", "a-b", "--range=analysis", "--env=PATH"],
      ['ENV_INVALID  "PATH" is already used by other programs.', "Give another one with --env=<NAME>."],
    ],
    [
      "a name that another project has",
      ["service", "nx-berth", "--range=analysis"],
      ["NAME_TAKEN  The workspace has a project named nx-berth; Nx allows each name once.", "Choose another name."],
    ],
  ])("%s", async (_, args, lines) => {
    await expectRefusal(workspace, args, ...lines);
  });

  test("an unknown command, with the list of those there are", async () => {
    const before = workspace.files();
    const { status, stderr, stdout } = await berth(workspace.root, "serve", "a-b");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^FLAG_INVALID {2}berth has no command "serve"\.\n\nberth: /);
    expect(stderr).toContain("\n  berth service ");
    expect(workspace.files()).toEqual(before);
  });

  test.each(["chek", "cehck", "Check"])("the command %s, and asks whether check is meant", async (word) => {
    const { status, stderr } = await berth(workspace.root, word);
    expect(status).toBe(2);
    expect(stderr).toContain(`FLAG_INVALID  berth has no command "${word}".\nDid you mean check?\n\nberth: `);
  });

  test("with --json the reasons are JSON on stdout", async () => {
    const { status, stderr, stdout } = await berth(workspace.root, "service", "--json");
    expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
    const [, fix] = NO_NAME;
    expect(JSON.parse(stdout)).toEqual({
      failures: [{ code: "FLAG_MISSING", message: "The service has no name.", fix }],
    });
  });
});
