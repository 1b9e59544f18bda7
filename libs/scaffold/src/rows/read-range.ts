import {
  commandOf,
  type Failure,
  FIRST_PORT,
  LAST_PORT,
  NAME_MAX_LENGTH,
  NAME_PATTERN,
  type ParsedSpec,
  type PortRange,
  type Result,
  refusal,
  spanOf,
  success,
  titleFor,
  whyForbidden,
} from "@berth/registry";
import { checkText } from "../options/check-text.ts";
import type { RangeOptions } from "../options/lifecycle-options.ts";

/**
 * The range as it will be: what the request says, what the spec says of a range with this id, and defaults, in this
 * order. FLAG_MISSING, FLAG_INVALID, NAME_INVALID, TEXT_INVALID, PORT_UNSAFE, RANGE_OVERLAP, or PORT_OUT_OF_RANGE for
 * the rows that it would lose.
 */
export function readRange(parsed: ParsedSpec, request: RangeOptions): Result<PortRange> {
  const { name, policy, ports, purpose } = request;
  const old = parsed.spec.ranges.find(({ id }) => id === name);
  const misnamed = findIdFault(name);
  if (misnamed || name === undefined) return refusal(...(misnamed ? [misnamed] : []));
  const faults = checkText("purpose", purpose);
  if (faults.length > 0) return refusal(...faults);
  const span = ports === undefined ? success(old) : readSpan(String(ports));
  if (!span.ok) return span;
  if (!span.value) return refusal(portsMissing(name));
  const { from, to } = span.value;
  const range: PortRange = {
    ...old,
    id: name,
    from,
    to,
    purpose: purpose ?? old?.purpose ?? titleFor(name),
    policy: policy ?? old?.policy ?? "open",
  };
  const failures = [...findOverlaps(parsed, range), ...(old ? findLost(parsed, old, range) : [])];
  return failures.length > 0 ? refusal(...failures) : success(range);
}

function findIdFault(name: string | undefined): Failure | undefined {
  if (name === undefined || name === "")
    return {
      code: "FLAG_MISSING",
      message: "The range has no id.",
      fix: "Give it as the first argument, or with --name=<id>.",
    };
  if (NAME_PATTERN.test(name) && name.length <= NAME_MAX_LENGTH) return undefined;
  return {
    code: "NAME_INVALID",
    message: `${JSON.stringify(name.slice(0, 60))} is not a valid range id.`,
    fix: `Use lower-case words joined by hyphens, ${NAME_MAX_LENGTH} characters at most, such as analysis.`,
  };
}

const portsMissing = (name: string): Failure => ({
  code: "FLAG_MISSING",
  message: `There is no range ${name} yet, and a new range needs ports.`,
  fix: "Add --ports=<first>-<last>.",
});

function readSpan(ports: string): Result<Pick<PortRange, "from" | "to">> {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(ports) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === undefined || from > to)
    return refusal({
      code: "FLAG_INVALID",
      message: `${JSON.stringify(ports.slice(0, 60))} is not a span of ports.`,
      fix: "Write the first port and the last one, such as 9040-9049.",
    });
  // Single ports that browsers refuse may be in a range; they are not assigned.
  if (from >= FIRST_PORT && to <= LAST_PORT) return success({ from, to });
  const reason = whyForbidden(from < FIRST_PORT ? from : to);
  return refusal({
    code: "PORT_UNSAFE",
    message: `${spanOf({ from, to })} cannot be a range: ${reason}.`,
  });
}

function findOverlaps({ source, spec }: ParsedSpec, range: PortRange): Failure[] {
  return spec.ranges
    .filter(({ from, id, to }) => id !== range.id && range.from <= to && from <= range.to)
    .map((other) => ({
      code: "RANGE_OVERLAP",
      message: `${range.id} ${spanOf(range)} would overlap ${other.id} ${spanOf(other)}.`,
      place: source.placeOf(["ranges", other.id, "ports"]),
      fix:
        "Choose other ports, or change that range first: " +
        commandOf(spec, `range ${other.id} --ports=<first>-<last>`),
    }));
}

/** A row is moved first, and its range made smaller then. Also a tombstone is in a range. */
function findLost({ source, spec }: ParsedSpec, old: PortRange, range: PortRange): Failure[] {
  const lost = spec.ports.filter(({ port }) => isIn(old, port) && !isIn(range, port));
  const [first] = lost;
  if (!first) return [];
  return [
    {
      code: "PORT_OUT_OF_RANGE",
      message: `${range.id} ${spanOf(range)} would leave out ${lost.length} of its ports.`,
      place: source.placeOf(["ports", first.port], "key"),
      details: lost.slice(0, MAX_LISTED).map(({ port, service, status }) => `${port}  ${service} (${status})`),
      fix: "Keep them in the range. A range may grow or move, but every row stays in a range.",
    },
  ];
}

/** A range of a thousand ports is not listed line by line. */
const MAX_LISTED = 30;

const isIn = ({ from, to }: PortRange, port: number): boolean => port >= from && port <= to;
