import { dirname, relative, sep } from "node:path";
import { findWorkspace, readerOfDisk, readRegistry } from "@berth/engine";
import { type Excuse, type Finding, judgeText, matchBaseline, unjudged } from "@berth/guard";
import { findInCodeLoaded, loadGrammar } from "@berth/guard/code";
import { planReplacements, type Replacement } from "@berth/guard/fix";
import type { Spec } from "@berth/registry";
import type { ESLint, Linter, Rule } from "eslint";
import packageJson from "../../package.json" with { type: "json" };
import { readBaseline } from "../lint/read-baseline.ts";

// A rule can't wait, so the grammars are there before the first one runs.
await Promise.all((["javascript", "typescript", "tsx"] as const).map(loadGrammar));

/**
 * `berth lint` on the file in the editor: what it says there, it says here. Silent where no workspace with a spec is
 * around.
 */
const noHardcodedPort: Rule.RuleModule = {
  meta: {
    type: "problem",
    fixable: "code",
    docs: { description: "Read ports from the variables that spec/ports.yaml gives them." },
    schema: [],
  },
  create: ({ filename, report, sourceCode }) => ({
    Program() {
      const workspace = workspaceOf(dirname(filename));
      if (!workspace) return;
      const path = relative(workspace.root, filename).split(sep).join("/");
      const { text } = sourceCode;
      const { findings, replacements } = judge(path, text, workspace);
      for (const { fix, message, place } of findings) {
        const { column, length, line } = place;
        const start = sourceCode.getIndexFromLoc({ line, column: column - 1 });
        const splice = replacements.find((one) => one.start === start);
        report({
          loc: {
            start: { line, column: column - 1 },
            end: { line, column: column - 1 + length },
          },
          message: fix ? `${message} ${fix}` : message,
          fix: (fixer) => (splice ? fixer.replaceTextRange([splice.start, splice.end], splice.by) : null),
        });
      }
    },
  }),
};

function judge(
  path: string,
  text: string,
  { excuses, spec }: Workspace,
): { findings: Finding[]; replacements: Replacement[] } {
  try {
    const places = findInCodeLoaded(text, path);
    const { fresh } = matchBaseline(judgeText(path, text, places, spec), excuses);
    return { findings: fresh, replacements: planReplacements(path, text, places, spec) };
  } catch (error) {
    return { findings: [unjudged(path, error, text)], replacements: [] };
  }
}

interface Workspace {
  root: string;
  spec: Spec;
  /** None for a baseline that can't be read: `berth lint` says what is wrong with it. */
  excuses: readonly Excuse[];
}

const workspaces = new Map<string, Workspace | undefined>();

/** Read once for each folder: an editor restarts its linter when the spec has changed, and a command line is short. */
function workspaceOf(folder: string): Workspace | undefined {
  if (!workspaces.has(folder)) workspaces.set(folder, readWorkspace(folder));
  return workspaces.get(folder);
}

function readWorkspace(folder: string): Workspace | undefined {
  const root = findWorkspace(folder);
  if (!root.ok) return undefined;
  const reader = readerOfDisk(root.value);
  const registry = readRegistry(reader);
  if (!registry.ok) return undefined;
  const { spec } = registry.value;
  const baseline = readBaseline(reader, spec);
  return { root: root.value, spec, excuses: baseline.ok ? baseline.value.excuses : [] };
}

const plugin: ESLint.Plugin & { configs: { recommended: Linter.Config } } = {
  meta: { name: packageJson.name, version: packageJson.version },
  rules: { "no-hardcoded-port": noHardcodedPort },
  configs: {
    get recommended() {
      const rules = { "berth/no-hardcoded-port": "error" } as const;
      return { plugins: { berth: plugin }, rules };
    },
  },
};

export default plugin;
