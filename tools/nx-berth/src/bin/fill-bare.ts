import type { CommandName } from "./commands.ts";

/** What a flag means that may be given without its value. */
const BARE: Partial<Record<CommandName, Record<string, string>>> = { doctor: { wait: "60" } };

/** Puts the value behind each such flag that stands alone: `--wait` -> `--wait=60`; `--wait 5` stays. */
export function fillBare(command: CommandName, args: readonly string[]): string[] {
  const bare = BARE[command] ?? {};
  return args.map((arg, at) => {
    const value = arg.startsWith("--") ? bare[arg.slice(2)] : undefined;
    return value === undefined || /^\d+$/.test(args[at + 1] ?? "") ? arg : `${arg}=${value}`;
  });
}
