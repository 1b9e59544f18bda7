import { describeRanges, findNameFault, type Result, rowsOf, success } from "@berth/registry";
import { type ReserveOptions, readSpec, type ServiceOptions, type Snapshot } from "@berth/scaffold";
import { isCancel, select, text } from "@clack/prompts";
import { cancelled } from "./cancelled.ts";

/**
 * Asks for what a request can't do without: the name, and the range where neither range nor port is given. Only for a
 * terminal; elsewhere the plan itself names the missing flag.
 */
export async function askMissing<T extends ServiceOptions | ReserveOptions>(
  options: T,
  snapshot: Snapshot,
): Promise<Result<T>> {
  const parsed = readSpec(snapshot);
  if (!parsed.ok) return parsed;
  const { spec } = parsed.value;
  const name =
    options.name ??
    (await text({
      message: "Name of the service?",
      placeholder: "price-alerts",
      validate: (value) => findNameFault(value ?? "")?.message,
    }));
  if (isCancel(name)) return cancelled();
  const named = { ...options, name };
  const hasRows = rowsOf(spec, name).length > 0;
  if (hasRows || options.range !== undefined || options.port !== undefined) return success(named);
  const range = await select({
    message: "Which range?",
    options: describeRanges(spec, snapshot.elsewhere, options.unlock).map(({ id, isOpen, label }) => ({
      value: id,
      label,
      disabled: !isOpen,
    })),
  });
  return isCancel(range) ? cancelled() : success({ ...named, range });
}
