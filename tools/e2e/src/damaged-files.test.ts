import { afterAll, afterEach, beforeAll, describe, test } from "vitest";
import { expectRefusal } from "./expect-refusal.ts";
import { pointTo } from "./point-to.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const REQUEST = ["service", "price-alerts", "--range=analysis"];

describe("a file that can't be understood is pointed at, and nothing is changed", () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterAll(() => workspace.remove());
  afterEach(() => workspace.reset());

  const BEGIN = "<!-- berth:begin -->";
  const END = "<!-- berth:end -->";
  const REPAIR = `Keep exactly one ${BEGIN} and one ${END} after it, or remove both: Berth then adds the block.`;
  const UNTOLD = "so the bounds of the managed block are unclear.";
  test.each<[string, string[], string, string, string?]>([
    ["no end", [`${END}\n`, ""], BEGIN, `${END} is missing after this line`],
    ["no beginning", [`${BEGIN}\n`, ""], END, `${BEGIN} is missing before this line`],
    ["a second beginning", [END, `${BEGIN}\n${END}`], BEGIN, "The marker occurs twice"],
    [
      "an unresolved merge",
      ["## Ports", "<<<<<<< HEAD\n## Ports\n=======\n## Harbours\n>>>>>>> harbours"],
      "<<<<<<< HEAD",
      "The file has an unresolved merge conflict",
      "Resolve it first. For the spec and its derived files, run: npx berth resolve",
    ],
  ])("%s in the block of CLAUDE.md", async (_, [from = "", to = ""], line, what, fix = REPAIR) => {
    workspace.write("CLAUDE.md", workspace.read("CLAUDE.md").replace(from, to));
    const { excerpt, where } = pointTo(workspace, "CLAUDE.md", line);
    await expectRefusal(workspace, REQUEST, `${where}  BLOCK_DAMAGED  ${what}, ${UNTOLD}`, ...excerpt, fix);
  });

  const PLAIN = "Write plain data only: mappings, lists, text and decimal numbers.";
  test.each([
    [
      "one port twice",
      ["  9011:", "  9010:"],
      ["  9010:", "9010"],
      "9010 occurs twice in one mapping.",
      ["Use each key once. If two services have the same port, give one of them another port."],
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
      [
        "Did you mean exclusive? Fields here: service, title, protocol, purpose, env, url, address, owner, status, " +
          "exclusive, group, rationale, image, container, mounts, environment, uses, healthcheck, previous.",
      ],
    ],
    [
      "an alias",
      ["purpose: Foundation Core", "purpose: *core"],
      ["  foundation: { ports: 9000-9009, purpose: *core, policy: locked, template: websocket }", "*core"],
      "Aliases are not allowed.",
      [PLAIN],
    ],
  ] as const)("%s in spec/ports.yaml", async (_, [from, to], [line, part], what, fix: readonly string[]) => {
    workspace.write("spec/ports.yaml", workspace.read("spec/ports.yaml").replace(from, to));
    const { excerpt, where } = pointTo(workspace, "spec/ports.yaml", line, part);
    await expectRefusal(workspace, REQUEST, `${where}  SPEC_INVALID  ${what}`, ...excerpt, ...fix);
  });
});
