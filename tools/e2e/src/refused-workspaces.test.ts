import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { expectRefusal } from "./expect-refusal.ts";
import { pointTo } from "./point-to.ts";
import { berth, nx } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const REQUEST = ["service", "price-alerts", "--range=analysis"];

describe("a workspace that isn't sound is left as it is", () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterAll(() => workspace.remove());
  afterEach(() => workspace.reset());

  test("with a folder of that name", async () => {
    workspace.write("services/price-alerts/notes.txt", "mine\n");
    await expectRefusal(
      workspace,
      REQUEST,
      "FILE_EXISTS  services/price-alerts is there already, but the spec has no such service.",
      "Move the folder away, or add its row to spec/ports.yaml by hand and run npx nx sync.",
    );
  });

  test("with a folder that differs by capitals", async () => {
    workspace.write("services/Price-Alerts/notes.txt", "mine\n");
    await expectRefusal(
      workspace,
      REQUEST,
      "FILE_EXISTS  services/Price-Alerts differs from price-alerts by capitals only.",
      "Choose another name.",
    );
  });

  test("with that service in it already, through nx too", async () => {
    await berth(workspace.root, ...REQUEST);
    const line = "    service: price-alerts";
    const { excerpt, where } = pointTo(workspace, "spec/ports.yaml", line, "price-alerts");
    const message = [
      `${where}  NAME_TAKEN  price-alerts exists: it has port 9021 and the folder services/price-alerts.`,
      ...excerpt,
      "Nothing is left to make. Run it with: npx nx serve price-alerts. Or choose another name.",
    ];
    await expectRefusal(workspace, REQUEST, ...message);
    const before = workspace.files();
    const again = await nx(workspace.root, "g", ...REQUEST);
    expect(again.status).toBe(1);
    // Nx puts its name before the first line, and indents the others.
    for (const line of message) expect(again.stdout + again.stderr).toContain(line);
    expect(workspace.files()).toEqual(before);
  });

  const BEGIN = "<!-- berth:begin -->";
  const END = "<!-- berth:end -->";
  const UNTOLD = "so the managed block can't be told from the rest.";
  test.each([
    ["no end", [`${END}\n`, ""], BEGIN, `${END} is missing behind this line`],
    ["no beginning", [`${BEGIN}\n`, ""], END, `${BEGIN} is missing before this line`],
    ["a second beginning", [END, `${BEGIN}\n${END}`], BEGIN, "The marker stands twice"],
    [
      "an unresolved merge",
      ["## Ports", "<<<<<<< HEAD\n## Ports\n=======\n## Harbours\n>>>>>>> harbours"],
      "<<<<<<< HEAD",
      "The file holds an unresolved merge conflict",
    ],
  ])("with %s in the block of CLAUDE.md", async (_, [from = "", to = ""], line, what) => {
    workspace.write("CLAUDE.md", workspace.read("CLAUDE.md").replace(from, to));
    const { excerpt, where } = pointTo(workspace, "CLAUDE.md", line);
    await expectRefusal(
      workspace,
      REQUEST,
      `${where}  BLOCK_DAMAGED  ${what}, ${UNTOLD}`,
      ...excerpt,
      `Leave exactly one ${BEGIN} and one ${END} behind it, or remove both to get a fresh block at the end.`,
    );
  });

  const PLAIN = "Write plain data only: mappings, lists, text and decimal numbers.";
  test.each([
    [
      "one port twice",
      ["  9011:", "  9010:"],
      ["  9010:", "9010"],
      "9010 stands twice in one mapping.",
      ["Each key stands once. Where two services claim one port, one of them needs another."],
    ],
    [
      "a tab",
      ["    service: recording", "\tservice: recording"],
      ["\tservice: recording", "\t"],
      "Tabs are not allowed as indentation.",
      [],
    ],
    [
      "a value of the wrong type",
      ["    exclusive: true", "    exclusive: perhaps"],
      ["    exclusive: perhaps", "perhaps"],
      "ports.9000.exclusive must be a boolean.",
      [],
    ],
    [
      "a field that the format doesn't have",
      ["    exclusive: true", "    exklusive: true"],
      ["    exklusive: true", "exklusive"],
      "ports.9000.exklusive is not part of the format.",
      [],
    ],
    [
      "an alias",
      ["purpose: Foundation Core", "purpose: *core"],
      ["  foundation: { ports: 9000-9009, purpose: *core, policy: locked }", "*core"],
      "Aliases are not allowed.",
      [PLAIN],
    ],
  ] as const)(
    "with %s in spec/ports.yaml",
    async (_, [from, to], [line, part], what, fix: readonly string[]) => {
      workspace.write("spec/ports.yaml", workspace.read("spec/ports.yaml").replace(from, to));
      const { excerpt, where } = pointTo(workspace, "spec/ports.yaml", line, part);
      await expectRefusal(
        workspace,
        REQUEST,
        `${where}  SPEC_INVALID  ${what}`,
        ...excerpt,
        ...fix,
      );
    },
  );
});
