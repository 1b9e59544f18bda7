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

/** The grammar for a file, from its name alone; undefined for files that hold no code in a language known here. */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  const byName = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  const dot = name.lastIndexOf(".");
  const extension = dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
  return byName ?? (Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined);
}
