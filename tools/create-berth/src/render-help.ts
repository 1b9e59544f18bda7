import { flagsOf } from "@berth/scaffold";
import { CreateOptions } from "./create-options.ts";

/** What `npm create berth -- --help` prints. */
export function renderHelp(): string {
  const rows = flagsOf(CreateOptions)
    .filter(({ key }) => key !== "name")
    .map(({ description, name, type }) => [`  --${name}${type === "boolean" ? "" : `=<${type}>`}`, description]);
  const width = Math.max(...rows.map(([flag = ""]) => flag.length)) + 2;
  return [
    "Creates an Nx workspace in which every service has its own port, and makes its first commit.",
    "",
    "  npm create berth <name> -- [flags]    (pnpm, yarn and bun take the flags without --)",
    "",
    ...rows.map(([flag = "", description]) => flag.padEnd(width) + description),
  ].join("\n");
}
