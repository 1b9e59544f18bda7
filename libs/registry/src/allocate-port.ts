import { type Failure, type Result, refusal, success } from "./failure.ts";
import { type FormerPort, listFormer } from "./list-former.ts";
import { listRanges, type PortRange, rangeOf, type Spec, spanOf } from "./spec.ts";
import { suggestGrowth, suggestRangeFor } from "./suggest-range.ts";
import { whyForbidden, whyRisky } from "./unsafe-ports.ts";

/** What is asked for: a range (the lowest free port of it), a port (that one), or both. */
export interface AllocationRequest {
  range?: string | undefined;
  port?: number | undefined;
  /** Allows a locked range. */
  unlock?: boolean | undefined;
  /** What the flag for a port is called, for the way out. */
  flag?: "--port" | "--to" | undefined;
}

/** A number that is taken somewhere the spec of this working copy doesn't show, such as another branch. */
export interface TakenElsewhere {
  port: number;
  /** Who has it and where, for messages: `billing on branch feature/billing`. */
  holder: string;
  /** Who has it, as far as that can be seen. */
  service?: string | undefined;
}

export interface Allocation {
  port: number;
  range: PortRange;
}

/**
 * The lowest port of the range that nobody has, tombstones included, and that is safe to have; or exactly the port asked
 * for. Returns RANGE_UNKNOWN, RANGE_LOCKED, RANGE_FULL, PORT_TAKEN, PORT_RETIRED, PORT_OUT_OF_RANGE or PORT_UNSAFE.
 */
export function allocatePort(
  spec: Spec,
  request: AllocationRequest,
  elsewhere: readonly TakenElsewhere[] = [],
): Result<Allocation> {
  const found = findRange(spec, request);
  if (!found.ok) return found;
  const range = found.value;
  const taken = request.port === undefined ? undefined : whyTaken(spec, request.port, elsewhere);
  // Whose the port is says more than that its range is locked.
  if (taken?.code === "PORT_UNSAFE") return refusal(taken);
  if (taken) return refusal({ ...taken, fix: wayOut(request) });
  if (range.policy === "locked" && !request.unlock) return refusal(lockedFailure(range));
  if (request.port !== undefined) return success({ port: request.port, range });
  if (range.policy === "fixed") return refusal(fixedFailure(range));

  // What drove a service off a number may be there still; who registers that very thing asks for it by number.
  const former = formerPorts(spec);
  for (let port = range.from; port <= range.to; port++)
    if (!whyTaken(spec, port, elsewhere) && !whyRisky(port) && !former.has(port)) return success({ port, range });
  return refusal(fullFailure(spec, range, elsewhere));
}

/** How many ports of the range can still be handed out, and the first of them. */
export function countFree(
  spec: Spec,
  range: PortRange,
  elsewhere: readonly TakenElsewhere[] = [],
): { free: number; next: number | undefined } {
  const all = [...spec.ports, ...elsewhere, ...listFormer(spec)];
  const taken = new Set(all.map(({ port }) => port));
  let free = 0;
  let next: number | undefined;
  for (let port = range.from; port <= range.to; port++) {
    if (taken.has(port) || whyForbidden(port) || whyRisky(port)) continue;
    free++;
    next ??= port;
  }
  return { free, next };
}

function findRange(spec: Spec, { port, range: id }: AllocationRequest): Result<PortRange> {
  const named = spec.ranges.find((range) => range.id === id);
  if (id !== undefined && !named)
    return refusal({
      code: "RANGE_UNKNOWN",
      message: `There is no range ${JSON.stringify(id)}.`,
      fix: `Ranges: ${listRanges(spec)}.`,
    });
  if (port === undefined) {
    if (named) return success(named);
    return refusal({
      code: "FLAG_MISSING",
      message: "Neither a range nor a port is given.",
      fix: `Give --range=<id>. Ranges: ${listRanges(spec)}.`,
    });
  }
  const holding = rangeOf(spec, port);
  if (holding && (!named || holding.id === named.id)) return success(holding);
  const command = holding ? undefined : suggestRangeFor(spec, port);
  return refusal({
    code: "PORT_OUT_OF_RANGE",
    message: named ? `${port} is not in ${named.id} ${spanOf(named)}.` : `${port} belongs to no range.`,
    fix: `Ranges: ${listRanges(spec)}.${command ? ` Add one with: ${command}` : ""}`,
  });
}

function whyTaken(spec: Spec, port: number, elsewhere: readonly TakenElsewhere[]): Failure | undefined {
  const row = spec.ports.find((row) => row.port === port);
  if (row?.status === "retired")
    return {
      code: "PORT_RETIRED",
      message: `${port} was ${row.service}'s (${row.title}) and is retired; a retired port is never handed out again.`,
    };
  if (row)
    return {
      code: "PORT_TAKEN",
      message: `${port} belongs to ${row.service} (${row.title}, ${row.status}), owned by ${row.owner ?? "nobody yet"}.`,
    };
  const other = elsewhere.find((taken) => taken.port === port);
  if (other)
    return {
      code: "PORT_TAKEN",
      message: `${port} is taken by ${other.holder}.`,
    };
  const forbidden = whyForbidden(port);
  if (forbidden) return { code: "PORT_UNSAFE", message: `${port} can't be used: ${forbidden}.` };
  return undefined;
}

const formerPorts = (spec: Spec): ReadonlyMap<number, FormerPort> =>
  new Map(listFormer(spec).map((was) => [was.port, was]));

const wayOut = ({ flag = "--port", range }: AllocationRequest): string =>
  range === undefined && flag === "--to"
    ? "Give --range=<id> instead to get the next free one."
    : `Leave out ${flag} to get the next free one.`;

function lockedFailure(range: PortRange): Failure {
  return {
    code: "RANGE_LOCKED",
    message: `${range.id} ${spanOf(range)} (${range.purpose}) is locked; nothing new is put there by default.`,
    fix: "Choose another range, or add --unlock if its owners agreed.",
  };
}

function fixedFailure(range: PortRange): Failure {
  return {
    code: "RANGE_LOCKED",
    message: `The numbers of ${range.id} ${spanOf(range)} (${range.purpose}) are dictated from outside.`,
    fix: "Name the number with --port=<number>, or choose another range.",
  };
}

/** A range of a thousand ports is not listed line by line. */
const MAX_LISTED = 30;

/** RANGE_FULL, with who holds each of its ports, where there is room, and how to make some. */
export function fullFailure(spec: Spec, range: PortRange, elsewhere: readonly TakenElsewhere[]): Failure {
  const details: string[] = [];
  const last = Math.min(range.to, range.from + MAX_LISTED - 1);
  for (let port = range.from; port <= last; port++) details.push(describeHolder(spec, port, elsewhere));
  if (last < range.to) details.push(`and ${range.to - last} more`);
  const roomy = spec.ranges
    .filter((other) => other.policy === "open")
    .map((other) => ({ id: other.id, ...countFree(spec, other, elsewhere) }))
    .filter(({ free }) => free > 0)
    .slice(0, MAX_LISTED)
    .map(({ free, id }) => `${id} (${free} free)`);
  return {
    code: "RANGE_FULL",
    message: `${range.id} ${spanOf(range)} has no free port.`,
    details,
    fix: `${roomy.length > 0 ? `Room is in ${roomy.join(", ")}. ` : ""}${suggestGrowth(spec, range)}`,
  };
}

function describeHolder(spec: Spec, port: number, elsewhere: readonly TakenElsewhere[]): string {
  const row = spec.ports.find((row) => row.port === port);
  if (row) return `${port}  ${row.service} (${row.title}, ${row.status})`;
  const was = formerPorts(spec).get(port);
  if (was) return `${port}  formerly ${was.row.service} (${was.row.title}), on ${was.row.port} now`;
  const other = elsewhere.find((taken) => taken.port === port);
  if (other) return `${port}  ${other.holder}`;
  return `${port}  not handed out: ${whyForbidden(port) ?? whyRisky(port)}`;
}
