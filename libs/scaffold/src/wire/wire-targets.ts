import { appendMember, type Result, removeMember, success } from "@berth/registry";
import type { Node } from "jsonc-parser";
import { applyEdits, entriesOf, nodeAt, placeOf, readJson, type TextEdit } from "./json-text.ts";
import { SERVE_NAME, type Start, startBy, type Target, tellOwnPort, type Wired } from "./wiring.ts";
import { wrapCommand } from "./wrap-command.ts";

/** Where the targets of a project stand: `targets` of its project.json, and in Angular's words `architect`. */
export interface TargetsPlace {
  path: string;
  keys: readonly string[];
  /** How a target is started: `npx nx serve web`. */
  commandOf(target: string): string;
}

/** Executors and builders whose option `port` is where they listen; that of @nx/js:node is the debugger's. */
const OWNERS = new Set(
  ["@angular/build", "@angular-devkit/build-angular"].concat(
    ["angular", "next", "webpack", "rspack", "web", "vite"].map((name) => `@nx/${name}`),
  ),
);
const SERVERS = new Set(["dev-server", "server", "file-server", "preview-server", "module-federation-dev-server"]);

function takesPort(executor: string): boolean {
  const [owner = "", name = ""] = executor.split(":");
  return OWNERS.has(owner) && SERVERS.has(name);
}

/** A text and what is left to a person. */
type Step = Pick<Wired, "text" | "notes">;

/** Executors that hand PORT on: to Angular, which takes it before its options, or to a program that may read it. */
const HAND_ON: Readonly<Record<string, Start["server"]["reads"]>> = {
  "@angular/build:dev-server": "angular",
  "@nx/angular:dev-server": "angular",
  "@nx/js:node": "code",
};

/** Those whose configuration decides where they listen, unless an option does. */
const CONFIGURED = /^@nx\/vite:/;

/**
 * The targets that start a server, on the spec's port: a command goes through `berth env`, the option `port` of a known
 * executor gets the number. What another executor is told is told.
 */
export function wireTargets(text: string, place: TargetsPlace, target: Target): Result<Wired> {
  const { keys, path } = place;
  const root = readJson(path, text);
  if (!root.ok) return root;
  let done = text;
  const notes: string[] = [];
  const starts: Start[] = [];
  let isTold = false;
  const names = entriesOf(nodeAt(root.value, keys)).map(([name]) => name);
  for (const name of names.filter((it) => SERVE_NAME.test(it))) {
    const now = readJson(path, done);
    const node = now.ok ? nodeAt(now.value, [...keys, name]) : undefined;
    if (!node) continue;
    const wired = wireOne(done, node, name, place, target);
    done = wired.text;
    notes.push(...wired.notes);
    starts.push(...wired.starts);
    isTold ||= wired.isTold ?? false;
  }
  return success({ text: done, notes, starts, isTold });
}

function wireOne(text: string, node: Node, name: string, place: TargetsPlace, target: Target): Wired {
  const commands = wireCommands(text, node, name, place, target);
  if (commands) return commands;
  const executor = nodeAt(node, ["executor"])?.value ?? nodeAt(node, ["builder"])?.value;
  if (typeof executor !== "string" || executor === "nx:run-script") return { text, notes: [], starts: [] };
  const where = placeOf(place.path, text, node.offset);
  const reads = Object.hasOwn(HAND_ON, executor) ? HAND_ON[executor] : undefined;
  const handsOn = reads && ({ name, server: { program: executor, reads, flags: [] }, needsEnvFile: true } as const);
  if (!takesPort(executor)) {
    if (handsOn) return { text, notes: [], starts: [handsOn] };
    const start = startBy(target, place.commandOf(name));
    return { text, notes: [`${where} runs ${executor}, which is not known here. Start it as: ${start}`], starts: [] };
  }
  const isConfigured = CONFIGURED.test(executor);
  const numbered = wirePort(text, node, place, target, isConfigured);
  const again = readJson(place.path, numbered.text);
  const now = again.ok ? nodeAt(again.value, [...place.keys, name]) : undefined;
  const server = { program: executor, reads: isConfigured ? "vite" : "option", flags: [] } as const;
  return {
    text: now ? completePort(numbered.text, now, target.row, isConfigured) : numbered.text,
    notes: [...numbered.notes, ...(handsOn || isConfigured ? [] : [tellFixed(where, executor, target)])],
    starts: [handsOn ?? { name, server }],
  };
}

/** What an executor that reads no variable means. */
const tellFixed = (where: string, executor: string, { row }: Target): string =>
  `${where} listens on ${row.port} whatever ${row.env} says: ${executor} reads no variable.`;

/** A target that runs commands; undefined where it runs none. */
function wireCommands(
  text: string,
  node: Node,
  name: string,
  { path }: TargetsPlace,
  { row }: Target,
): Wired | undefined {
  const lists = [
    nodeAt(node, ["command"]),
    nodeAt(node, ["options", "command"]),
    nodeAt(node, ["options", "commands"]),
  ];
  const lines = lists.flatMap((it) => (it?.type === "array" ? (it.children ?? []) : it ? [it] : []));
  if (lines.length === 0) return undefined;
  const edits: TextEdit[] = [];
  const notes: string[] = [];
  const starts: Start[] = [];
  let isTold = false;
  for (const line of lines) {
    // An entry may be an object with its command.
    const said = line.type === "object" ? nodeAt(line, ["command"]) : line;
    if (typeof said?.value !== "string") continue;
    const wrapped = wrapCommand(said.value, row.service);
    if (!wrapped) {
      const own = tellOwnPort(placeOf(path, text, said.offset), said.value, row);
      isTold ||= own.length > 0;
      notes.push(...own);
      continue;
    }
    starts.push(...wrapped.servers.map((server) => ({ name, server, config: wrapped.config })));
    if (wrapped.text !== said.value)
      edits.push({ offset: said.offset, length: said.length, put: JSON.stringify(wrapped.text) });
    if (wrapped.kept !== undefined)
      notes.push(
        `${placeOf(path, text, said.offset)} goes on saying ${wrapped.kept}: leave that out, and ${row.env} decides.`,
      );
  }
  if (starts.length === 0 && !isTold)
    notes.push(
      `${placeOf(path, text, node.offset)} is no server that is known. ` +
        `Begin its command with: berth env ${row.service} --`,
    );
  return { text: applyEdits(text, edits), notes, starts, isTold };
}

/** The option `port` of an executor, in its options and in each configuration that has one. */
function wirePort(text: string, node: Node, { path }: TargetsPlace, { row }: Target, isConfigured: boolean): Step {
  const options = nodeAt(node, ["options"]);
  const configured = entriesOf(nodeAt(node, ["configurations"])).map(([, it]) => nodeAt(it, ["port"]));
  const own = nodeAt(options, ["port"]);
  const ports = [...(isConfigured ? [] : [own]), ...configured].filter((it) => it !== undefined);
  const isNumber = ({ type }: Node) => type === "number";
  const edits = ports.filter(isNumber).map(({ length, offset }) => ({ offset, length, put: String(row.port) }));
  const notes = ports
    .filter((it) => !isNumber(it))
    .map(({ offset }) => `${placeOf(path, text, offset)} is no number. Write: "port": ${row.port}`);
  return { text: applyEdits(text, edits), notes };
}

/** The option `port` where there is none yet; without it where the configuration of Vite decides. */
function completePort(text: string, node: Node, { port }: Target["row"], isConfigured: boolean): string {
  const options = nodeAt(node, ["options"]);
  const at = options?.children?.findIndex(({ children }) => children?.[0]?.value === "port") ?? -1;
  if (isConfigured) return options && at >= 0 ? removeMember(text, options, at) : text;
  if (at >= 0) return text;
  const put = `"port": ${port}`;
  if (options?.type === "object") return appendMember(text, options, () => put);
  if (options) return text;
  return appendMember(text, node, (layout) =>
    layout ? `"options": {\n${layout.indent}${layout.unit}${put}\n${layout.indent}}` : `"options": { ${put} }`,
  );
}
