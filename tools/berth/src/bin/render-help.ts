import { EXIT_STATUSES } from "@berth/registry";
import { flagsOf } from "@berth/scaffold";
import type { Command } from "./command.ts";
import { COMMANDS } from "./commands.ts";

/** The overview, or the flags of one command. */
export function renderHelp(command?: Command): string {
  if (command === undefined) {
    const listed = Object.entries(COMMANDS).filter(([, one]) => !one.isHidden);
    return [
      "berth: one port per service, spec first.",
      "",
      ...columns(listed.map(([name, { summary }]) => [`  berth ${name}`, summary])),
      "",
      "berth <command> --help lists its flags; berth --version shows the version of Berth.",
      `Exit status: ${EXIT_STATUSES.map((one) => one.join(" ")).join(", ")}.`,
    ].join("\n");
  }
  const { options, summary, usage } = command;
  const flags = flagsOf(options).map(({ choices, description, name, type }) => {
    const value = type === "boolean" ? "" : choices.length > 0 ? `=<${choices.join("|")}>` : `=<${type}>`;
    return [`  --${name}${value}`, description];
  });
  return [summary, "", `  ${usage}`, "", ...columns(flags)].join("\n");
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.map(([first = ""]) => first.length).filter((width) => width < 34);
  const width = Math.max(0, ...widths);
  return rows.map(([first = "", second = ""]) =>
    first.length > width ? `${first}\n${" ".repeat(width + 2)}${second}` : `${first.padEnd(width + 2)}${second}`,
  );
}
