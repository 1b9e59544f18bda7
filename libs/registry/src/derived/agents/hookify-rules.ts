import { binOf, commandOf, usesNx } from "../../spec/command-of.ts";
import { type PortRow, SPEC_PATH, type Spec } from "../../spec/spec.ts";
import { liveRows, ownerPatterns, pathPattern, portPattern } from "./port-pattern.ts";
import { markRows, tooManyForAgents } from "./rows-for-agents.ts";

/**
 * The two rules for the Hookify plugin, which reads `.claude/hookify.*.local.md` on every tool call. Its front matter
 * looks like YAML and is read by a parser of its own: one value a line, no comments, list keys indented by two and four
 * blanks, and no `---` in a value. Rules see what a regular expression can see; `berth hook` and `berth lint` are the
 * gate.
 */
export const HOOKIFY_FILE_RULE_PATH = ".claude/hookify.enforce-port-allocation.local.md";
export const HOOKIFY_BASH_RULE_PATH = ".claude/hookify.enforce-port-allocation-bash.local.md";

/** Where bare port numbers belong: the spec, and the list of variables that is derived from it. */
const CONFIG_FILES = [SPEC_PATH, "config/ports.env"];

const EXTENSIONS =
  "[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|sh|bash|zsh|jsonc?|ya?ml|toml|html?|properties|env(?:\\.[\\w.-]+)?";

/**
 * Files into which no port may be written. `content`, not `new_text`: that one is empty for the Write tool. And never
 * without a condition on the content: for tools Hookify doesn't know, such as Read, it asks every rule.
 */
export function renderHookifyFileRule(spec: Spec): string {
  const allowed = [
    ...ownerPatterns(spec).map((owner) => `${owner}[\\\\/]`),
    ...CONFIG_FILES.map((path) => `${pathPattern(path)}$`),
  ];
  const exempt = allowed.map((path) => `(?!.*(?:^|[\\\\/])${path})`).join("");
  return render(spec, "enforce-port-allocation", "file", [
    ["file_path", `^${exempt}.*(?:\\.(?:${EXTENSIONS})|Dockerfile[\\w.-]*|Containerfile)$`],
    ["content", portPattern(spec)],
  ]);
}

/** Commands that write text into a file; reading a number (`curl :9000 > /dev/null`) is no harm. */
const WRITES = [
  String.raw`\bsed\s+(?:-\S+\s+)*(?:-\w*i|--in-place)`,
  String.raw`\btee\b`,
  String.raw`\bperl\s+-\w*[pi]`,
  String.raw`\b(?:python3?|node|ruby)\s+(?:-c|-e)`,
  "<<",
  String.raw`(?<![0-9&>-])>>?\s*(?!&|/dev/|\s)\S`,
].join("|");

/** Commands by which an agent would go around the first rule: every condition has to match. */
export function renderHookifyBashRule(spec: Spec): string {
  const owners = ownerPatterns(spec).map((owner) => `(?![\\s\\S]*${owner}[\\\\/])`);
  return render(spec, "enforce-port-allocation-bash", "bash", [
    ["command", `^(?!\\s*(?:curl|wget|http)\\b)${owners.join("")}`],
    ["command", `(?:${WRITES})`],
    ["command", portPattern(spec)],
  ]);
}

function render(
  spec: Spec,
  name: string,
  event: "file" | "bash",
  conditions: readonly (readonly [field: string, pattern: string])[],
): string {
  const lines = conditions.flatMap(([field, pattern]) => [
    `  - field: ${field}`,
    "    operator: regex_match",
    `    pattern: ${pattern}`,
  ]);
  return [
    "---",
    `name: ${name}`,
    `enabled: ${liveRows(spec).length > 0}`,
    `event: ${event}`,
    "action: block",
    "conditions:",
    ...lines,
    "---",
    "",
    "This writes a port number that `spec/ports.yaml` gives to a service. Read the service's variable instead:",
    "",
    ...listVariables(spec, liveRows(spec)),
    "",
    `A new service, or another port, comes from \`${commandOf(spec, usesNx(spec) ? "service" : "reserve")}\` alone. ` +
      `This rule is derived from the spec: \`${commandOf(spec, "sync")}\``,
    "writes it anew.",
    "",
  ].join("\n");
}

/**
 * The variables by their numbers: the agent that is stopped reads them. Also what tells two branches apart that took
 * one number: with numbers alone their files would be alike, git would merge them without a word, and the file would
 * lack the number that one of the two has to move to.
 */
const listVariables = (spec: Spec, rows: readonly PortRow[]): string[] =>
  tooManyForAgents(rows)
    ? [`\`${binOf(spec)} who <port>\` names it.`, markRows(rows)]
    : rows.map(({ env, port }) => `- ${port}: \`${env}\``);
