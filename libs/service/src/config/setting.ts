import type { PortsFile } from "./ports-file.ts";
import { describeLine, findOddAssignments } from "./ports-file.ts";

/** The raw text of one variable and where it came from, before anything judges it. */
export interface Setting {
  variable: string;
  text: string;
  /** `environment`, `config/ports.env:LINE` or `default`. */
  source: string;
}

/**
 * Reads a variable from the environment. An empty string counts as unset: docker compose passes `NAME=` for a variable
 * that its own environment lacks.
 */
export function readFromEnvironment(env: NodeJS.ProcessEnv, variable: string): Setting | undefined {
  const text = env[variable];
  return text ? { variable, text, source: "environment" } : undefined;
}

/** All lines of the ports file that assign the variable, well-formed or not, in file order; exactly one is right. */
export function readFromPortsFile(file: PortsFile, variable: string): (Setting & { odd: boolean })[] {
  const entries = file.entries
    .filter((entry) => entry.variable === variable)
    .map(({ line, value }) => ({ line, text: value, odd: false }));
  const oddLines = findOddAssignments(file, variable).map((odd) => ({ ...odd, odd: true }));
  return [...entries, ...oddLines]
    .sort((a, b) => a.line - b.line)
    .map(({ line, text, odd }) => ({ variable, text, odd, source: describeLine(line) }));
}
