import { findNameFault } from "@berth/registry";
import { cancel, isCancel, text } from "@clack/prompts";
import type { CreateOptions } from "./create-options.ts";
import { findWorkspaceFault } from "./find-workspace-fault.ts";
import { DEFAULT_TEXT, firstRangeOf } from "./first-range-of.ts";

/**
 * Asks on the terminal for what the options leave open.
 *
 * @returns undefined when the person cancels
 */
export async function askMissing(cwd: string, options: CreateOptions): Promise<CreateOptions | undefined> {
  const name =
    options.name ??
    (await text({
      message: "Name of the workspace?",
      placeholder: "acme",
      validate: (value) => findWorkspaceFault(cwd, value ?? "")?.message,
    }));
  if (isCancel(name)) return cancelled();
  const ranges =
    options.ranges ?? (await text({ message: "Port ranges?", initialValue: DEFAULT_TEXT, validate: findRangesFault }));
  if (isCancel(ranges)) return cancelled();
  const service =
    options.service ??
    (await text({
      message: "Name of a first service? Press Enter for none.",
      placeholder: "price-alerts",
      validate: (value) => (value ? findNameFault(value)?.message : undefined),
    }));
  if (isCancel(service)) return cancelled();
  return { ...options, name, ranges, ...(service && { service }) };
}

function cancelled(): undefined {
  cancel("Nothing was made.");
}

function findRangesFault(ranges: string | undefined): string | undefined {
  const first = firstRangeOf(ranges);
  return first.ok ? undefined : first.failures[0]?.message;
}
