import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { renderFailure } from "@berth/registry";

/**
 * Why a program could not be started, as COMMAND_UNUSABLE in words; `isMissing` where there is none of that name, which
 * shells tell apart from one that can't be run.
 */
export function explainUnusable(file: string, error: NodeJS.ErrnoException): { isMissing: boolean; text: string } {
  const isPath = /[\\/]/.test(file);
  const isThere = isPath && existsSync(file);
  const isMissing = error.code === "ENOENT" && !isThere;
  const shown = JSON.stringify(file);
  const say = (message: string, fix: string) => ({
    isMissing,
    text: renderFailure({ code: "COMMAND_UNUSABLE", message, fix }),
  });
  if (isMissing) {
    const message = isPath ? `There is no ${shown}.` : `No folder of PATH has ${shown}.`;
    return say(message, wayToFind(file));
  }
  if (isThere && statSync(file).isDirectory()) return say(`${shown} is a folder.`, "Name a program in it.");
  if (error.code === "EACCES")
    return say(
      `${shown} is not executable.`,
      `Make it so (chmod +x), or put the program that reads it in front, such as node.`,
    );
  if (error.code === "ENOENT")
    return say(`${shown} cannot be run: the program that its first line names is missing.`, "Correct its first line.");
  return say(`${shown} cannot be run: ${error.message}.`, "Remove the cause and run it again.");
}

/** What is most often meant by a word that is no program. */
function wayToFind(file: string): string {
  if (/^\w+=/.test(file)) return "Set variables in front of berth: no shell reads this command.";
  if (/\s/.test(file)) return "Leave out the quotes around the whole command: its words are separate here.";
  const installed = findInstalled(file);
  if (installed !== undefined) return `It is installed here: write ${installed}`;
  return "Install it, or write its path.";
}

/** The way to a program of this name that a package of this folder, or of one above it, brings. */
function findInstalled(file: string): string | undefined {
  const cwd = process.cwd();
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", ".bin", file);
    if (existsSync(path)) return relative(cwd, resolve(path));
    if (folder === dirname(folder)) return undefined;
  }
}
