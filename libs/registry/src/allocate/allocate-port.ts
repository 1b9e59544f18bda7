import { type Failure, type Result, refusal, success } from "../report/failure.ts";
import { type PortRange, rangeOf, type Spec, spanOf } from "../spec/spec.ts";
import { whyForbidden } from "../spec/unsafe-ports.ts";
import { didYouMean } from "../text/closest-word.ts";
import { freeCounter, type TakenElsewhere } from "./count-free.ts";
import { openRanges, type RangeChoice } from "./describe-ranges.ts";
import { describeTaken } from "./describe-taken.ts";
import { suggestGrowth, suggestNewRange, suggestRangeFor } from "./suggest-range.ts";

/** What a run requests: a range (for its lowest free port), a port (that one), or both. */
export interface AllocationRequest {
  range?: string | undefined;
  port?: number | undefined;
  /** Allows a locked range. */
  unlock?: boolean | undefined;
  /** The flag that names the port, for the fix; "none" where the command takes no port. */
  flag?: "--port" | "--to" | "none" | undefined;
}

/** How many ports or ranges a message lists. */
const MAX_LISTED = 30;

export interface Allocation {
  port: number;
  range: PortRange;
}

/**
 * The lowest port in the range that was never assigned and is safe to use; or exactly the requested port. Returns
 * FLAG_MISSING, RANGE_UNKNOWN, RANGE_LOCKED, RANGE_FULL, PORT_TAKEN, PORT_RETIRED, PORT_OUT_OF_RANGE or PORT_UNSAFE.
 */
export function allocatePort(
  spec: Spec,
  request: AllocationRequest,
  elsewhere: readonly TakenElsewhere[] = [],
): Result<Allocation> {
  const found = findRange(spec, request, elsewhere);
  if (!found.ok) return found;
  const range = found.value;
  const taken = request.port === undefined ? undefined : findObstacle(spec, request.port, elsewhere);
  // The port's owner is more useful to know than that the range is locked.
  if (taken) return refusal({ ...taken, ...wayOut(spec, request, range, elsewhere) });
  if (range.policy === "locked" && !request.unlock) return refusal(lockedFailure(spec, range, elsewhere));
  if (request.port !== undefined) return success({ port: request.port, range });
  if (range.policy === "fixed") return refusal(fixedFailure(spec, request, range, elsewhere));

  const { next } = freeCounter(spec, elsewhere)(range);
  return next === undefined ? refusal(fullFailures(spec, elsewhere)(range)) : success({ port: next, range });
}

function findRange(
  spec: Spec,
  { flag, port, range: id, unlock }: AllocationRequest,
  elsewhere: readonly TakenElsewhere[],
): Result<PortRange> {
  const named = spec.ranges.find((range) => range.id === id);
  const open = () => openRanges(spec, elsewhere, unlock);
  if (id !== undefined && !named) return refusal(unknownRange(spec, id, open()));
  if (port === undefined) {
    if (named) return success(named);
    const message = flag === "none" ? "No range is given." : "Neither a range nor a port is given.";
    return refusal({ code: "FLAG_MISSING", message, ...offer(spec, open()) });
  }
  const holding = rangeOf(spec, port);
  if (holding && (!named || holding.id === named.id)) return success(holding);
  const message = named ? `${port} is not in ${named.id} ${spanOf(named)}.` : `${port} belongs to no range.`;
  if (holding)
    return refusal({
      code: "PORT_OUT_OF_RANGE",
      message,
      fix: `Leave out one of the two flags: ${port} is in ${holding.id} ${spanOf(holding)}.`,
    });
  const command = suggestRangeFor(spec, port);
  const { fix, ...rest } = offer(spec, open());
  return refusal({
    code: "PORT_OUT_OF_RANGE",
    message,
    ...rest,
    fix: command ? `Add a range for it with: ${command}, or take another port: give --range=<id>, one of these.` : fix,
  });
}

function unknownRange(spec: Spec, id: string, open: readonly RangeChoice[]): Failure {
  const hint = didYouMean(
    id,
    spec.ranges.map((range) => range.id),
    (found) => `--range=${found}`,
  );
  const { fix, ...rest } = offer(spec, open);
  return { code: "RANGE_UNKNOWN", message: `There is no range ${JSON.stringify(id)}.`, ...rest, fix: hint + fix };
}

/** The ranges to choose from and the flag for it; if none has a free port, the command that adds a range. */
function offer(spec: Spec, open: readonly RangeChoice[]): Required<Pick<Failure, "choices" | "details" | "fix">> {
  const shown = open.slice(0, MAX_LISTED);
  const more = open.length - shown.length;
  const command = suggestNewRange(spec);
  const add = command === undefined ? "" : `a new range with: ${command}`;
  return {
    choices: open.map(({ id }) => id),
    details: [...shown.map(({ label }) => label), ...(more > 0 ? [`and ${more} more`] : [])],
    fix:
      open.length > 0
        ? `Give --range=<id>, one of these${add && `, or add ${add}`}`
        : `No range has a free port. ${add && `Add ${add}`}`.trim(),
  };
}

function findObstacle(spec: Spec, port: number, elsewhere: readonly TakenElsewhere[]): Failure | undefined {
  const row = spec.ports.find((row) => row.port === port);
  if (row?.status === "retired")
    return {
      code: "PORT_RETIRED",
      message:
        `${port} belonged to ${row.service} (${row.title}) and is retired; ` +
        "a retired port is never assigned again.",
    };
  if (row)
    return {
      code: "PORT_TAKEN",
      message:
        `${port} belongs to ${row.service} (${row.title}, ${row.status}), ` +
        (row.owner === undefined ? "which has no owner yet." : `owned by ${row.owner}.`),
    };
  const other = elsewhere.find((taken) => taken.port === port);
  if (other) return { code: "PORT_TAKEN", message: `${port} is taken by ${other.holder}.` };
  const forbidden = whyForbidden(port);
  if (forbidden) return { code: "PORT_UNSAFE", message: `${port} can't be used: ${forbidden}.` };
  return undefined;
}

/** The flag for the next free port: in the requested range if it has one, else in another. */
function wayOut(
  spec: Spec,
  { flag = "--port", range: asked, unlock }: AllocationRequest,
  { id }: PortRange,
  elsewhere: readonly TakenElsewhere[],
): Pick<Failure, "choices" | "fix"> {
  const open = openRanges(spec, elsewhere, unlock);
  const choice = open.find((range) => range.id === id) ?? open[0];
  if (!choice) return { fix: offer(spec, open).fix };
  const way = choice.id === asked ? `Leave out ${flag}` : `Give --range=${choice.id} in place of ${flag}`;
  return { choices: open.map((range) => range.id), fix: `${way} to get the next free port, ${choice.next}.` };
}

function lockedFailure(spec: Spec, range: PortRange, elsewhere: readonly TakenElsewhere[]): Failure {
  const open = openRanges(spec, elsewhere);
  return {
    code: "RANGE_LOCKED",
    message: `${range.id} ${spanOf(range)} (${range.purpose}) is locked; new ports are not assigned there by default.`,
    choices: open.map(({ id }) => id),
    fix: `${chooseAnother(open)}add --unlock if its owners agreed.`,
  };
}

function fixedFailure(
  spec: Spec,
  { flag }: AllocationRequest,
  range: PortRange,
  elsewhere: readonly TakenElsewhere[],
): Failure {
  const open = openRanges(spec, elsewhere);
  return {
    code: "RANGE_LOCKED",
    message: `The ports of ${range.id} ${spanOf(range)} (${range.purpose}) are set outside of the registry.`,
    choices: open.map(({ id }) => id),
    fix: `${chooseAnother(open)}give the number with --port=<number>${flag === "none" ? " where you assign it" : ""}.`,
  };
}

const chooseAnother = (open: readonly RangeChoice[]): string => {
  const ids = open.slice(0, MAX_LISTED).map(({ id }) => id);
  return ids.length > 0 ? `Choose a range with a free port (${ids.join(", ")}), or ` : "To use it anyway, ";
};

/**
 * Makes RANGE_FULL of any range: with the holder of each port, the ranges that have free ports, and the command that
 * adds some.
 */
export function fullFailures(spec: Spec, elsewhere: readonly TakenElsewhere[] = []): (range: PortRange) => Failure {
  const describe = describeTaken(spec, elsewhere);
  const open = openRanges(spec, elsewhere);
  return (range) => rangeFull(spec, range, describe, open);
}

function rangeFull(
  spec: Spec,
  range: PortRange,
  describe: ReturnType<typeof describeTaken>,
  open: readonly RangeChoice[],
): Failure {
  const details: string[] = [];
  const last = Math.min(range.to, range.from + MAX_LISTED - 1);
  for (let port = range.from; port <= last; port++) details.push(`${port}  ${describe(port)}`);
  if (last < range.to) details.push(`and ${range.to - last} more`);
  const roomy = open.slice(0, MAX_LISTED).map(({ free, id }) => `${id} (${free} free)`);
  return {
    code: "RANGE_FULL",
    message: `${range.id} ${spanOf(range)} has no free port.`,
    details,
    choices: open.map(({ id }) => id),
    fix: `${roomy.length > 0 ? `Ranges with free ports: ${roomy.join(", ")}. ` : ""}${suggestGrowth(spec, range)}`,
  };
}
