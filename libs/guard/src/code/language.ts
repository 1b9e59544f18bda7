/** The languages whose syntax tree the guard reads; the name is that of the grammar. */
export type Language = "typescript" | "tsx" | "javascript" | "python" | "go" | "rust" | "java" | "bash";

const BY_EXTENSION: Record<string, Language> = {
  ts: "typescript",
  mts: "typescript",
  cts: "typescript",
  tsx: "tsx",
  js: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  jsx: "javascript",
  py: "python",
  pyi: "python",
  pyw: "python",
  go: "go",
  rs: "rust",
  java: "java",
  sh: "bash",
  bash: "bash",
  zsh: "bash",
  ksh: "bash",
  bats: "bash",
};

const BY_NAME: Record<string, Language> = {
  Procfile: "bash",
  ".bashrc": "bash",
  ".profile": "bash",
  ".envrc": "bash",
  wscript: "python",
  SConstruct: "python",
};

const BY_INTERPRETER: readonly (readonly [RegExp, Language])[] = [
  [/^(?:ba|da|k|z|a)?sh$/, "bash"],
  [/^python[\d.]*$/, "python"],
  [/^(?:node|nodejs)$/, "javascript"],
  [/^(?:deno|bun|tsx|ts-node)$/, "typescript"],
];

/**
 * The grammar for a file, from its name; a script without an extension is known by its first line (`#!/usr/bin/env bash`), if the
 * text is given. Undefined for files that hold no code in a language known here.
 */
export function languageOf(path: string, text = ""): Language | undefined {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  if (!name.includes(".") && text.startsWith("#!")) return byShebang(text);
  const byName = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  const dot = name.lastIndexOf(".");
  const extension = dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
  return byName ?? (Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined);
}

/** True for names without an extension: what such a file holds is known by its text only. */
export const mayBeScript = (path: string): boolean => /(?:^|[\\/])[^.\\/]+$/.test(path);

function byShebang(text: string): Language | undefined {
  const words = (/^#!([^\r\n]{0,200})/.exec(text)?.[1] ?? "").split(/\s+/).map((word) => word.replace(/^.*\//, ""));
  return BY_INTERPRETER.find(([interpreter]) => words.some((word) => interpreter.test(word)))?.[1];
}
