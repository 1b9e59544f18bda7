import type { ShellEffect } from "./shell-effect.ts";

/** What a patch adds to files: its new lines, at the end of each. */
export function readPatch(patch: string): ShellEffect[] {
  return patch.split(/^(?=\+\+\+ |\*\*\* (?:Add|Update) File: )/m).flatMap((part): ShellEffect[] => {
    const [, path] = /^(?:\+\+\+ (?:b\/)?|\*\*\* (?:Add|Update) File: )(\S+)/.exec(part) ?? [];
    const lines = part.split("\n").filter((line) => /^\+(?!\+\+ )/.test(line));
    if (path === undefined || lines.length === 0) return [];
    return [{ does: "write", path, text: lines.map((line) => `${line.slice(1)}\n`).join(""), appends: true }];
  });
}
