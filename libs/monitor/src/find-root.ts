import { dirname } from "node:path";
import { findWorkspace } from "@berth/engine";

/**
 * The workspace around the working directory, or around the program that runs; undefined where there is none, as in a
 * container.
 */
export function findRoot(starts: readonly string[] = searchStarts()): string | undefined {
  for (const start of starts) {
    const found = findWorkspace(start);
    if (found.ok) return found.value;
  }
  return undefined;
}

function searchStarts(): string[] {
  const [, program] = process.argv;
  return [process.cwd(), ...(program === undefined ? [] : [dirname(program)])];
}
