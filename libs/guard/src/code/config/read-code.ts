import type { CodeFacts } from "@berth/registry";
import { findInCodeLoaded } from "../find-in-code.ts";
import { languageOf } from "../language.ts";
import { loadGrammar, parse } from "../parse.ts";
import { readConfig } from "./read-config.ts";

/** Loads what `readCode` needs for these files. */
export async function loadCode(paths: readonly string[]): Promise<void> {
  const languages = paths.map((path) => languageOf(path)).filter((language) => language !== undefined);
  // Command lines in strings are read as shell.
  if (languages.length > 0) await Promise.all([...new Set([...languages, "bash" as const])].map(loadGrammar));
}

/** What people write by hand is far below it. */
const MAX_LENGTH = 1_000_000;

/**
 * What a file says of ports: the object that it exports as its configuration, and the numbers that it listens on. Wants
 * `loadCode` awaited for the path; says why where the file can't be parsed, and never throws for a text.
 */
export function readCode(path: string, text: string): CodeFacts {
  const language = languageOf(path);
  if (text.length > MAX_LENGTH) return { ports: [], problem: `has more than ${MAX_LENGTH} characters` };
  if (language === undefined) return { ports: [], problem: "is in no language that is read here" };
  try {
    const places = findInCodeLoaded(text, path);
    const ports = places
      .filter(({ kind }) => kind === "bind" || kind === "default")
      .map(({ end, port, start, variable }) => ({ port, offset: start, length: end - start, variable }));
    if (!/^(?:typescript|tsx|javascript)$/.test(language)) return { ports };
    return { ports, ...parse(text, language, readConfig) };
  } catch (error) {
    // A tree that is too deep, or too much work: the parser says which.
    return { ports: [], problem: `can't be parsed: ${error instanceof Error ? error.message : String(error)}` };
  }
}
