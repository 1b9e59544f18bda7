import lists from "./language.json" with { type: "json" };
import { byEntry, extensionOf, nameOf, stemOf } from "./text/file-name.ts";

/** The languages whose syntax tree the guard reads; the name is that of the grammar. */
export type Language =
  | "typescript"
  | "tsx"
  | "javascript"
  | "python"
  | "go"
  | "rust"
  | "java"
  | "ruby"
  | "php"
  | "c-sharp"
  | "cpp"
  | "bash";

const BY_EXTENSION = byEntry<Language>(lists.extensions);
const BY_NAME = byEntry<Language>(lists.names);

const BY_INTERPRETER: readonly (readonly [RegExp, Language])[] = [
  [/^(?:ba|da|k|z|a)?sh$/, "bash"],
  [/^python[\d.]*$/, "python"],
  [/^ruby[\d.]*$/, "ruby"],
  [/^php[\d.]*$/, "php"],
  [/^(?:node|nodejs)$/, "javascript"],
  [/^(?:deno|bun|tsx|ts-node)$/, "typescript"],
];

/**
 * The grammar for a file, from its name; a script without an extension is known by its first line (`#!/usr/bin/env
 * bash`), if the text is given. Undefined for files that hold no code in a language known here.
 */
export function languageOf(path: string, text = ""): Language | undefined {
  const name = nameOf(path);
  if (!name.includes(".") && text.startsWith("#!")) return byShebang(text);
  return BY_NAME.get(name) ?? BY_EXTENSION.get(extensionOf(name) ?? "") ?? BY_NAME.get(stemOf(name));
}

/** True for names without an extension: what such a file holds is known by its text only. */
export const mayBeScript = (path: string): boolean => /(?:^|[\\/])[^.\\/]+$/.test(path);

function byShebang(text: string): Language | undefined {
  const words = (/^#!([^\r\n]{0,200})/.exec(text)?.[1] ?? "").split(/\s+/).map((word) => word.replace(/^.*\//, ""));
  return BY_INTERPRETER.find(([interpreter]) => words.some((word) => interpreter.test(word)))?.[1];
}
