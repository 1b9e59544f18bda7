import {
  commandOf,
  type Failure,
  type ParsedSpec,
  type PortRange,
  type Result,
  refusal,
  spanOf,
  success,
} from "@berth/registry";
import { readRange } from "../rows/read-range.ts";

/**
 * `web:3000-3099`, each a range to add to the spec; several of them may stand in one text, parted by commas. One that
 * the spec has already may be named with the same ports. FLAG_INVALID, NAME_INVALID, PORT_UNSAFE or RANGE_OVERLAP.
 */
export function readRanges(parsed: ParsedSpec, texts: readonly string[]): Result<PortRange[]> {
  const found: PortRange[] = [];
  const failures: Failure[] = [];
  for (const text of texts.flatMap((it) => it.split(",")).map((it) => it.trim())) {
    const range = readOne(parsed, text);
    const faults = range.ok ? findFaults(parsed, range.value, found) : range.failures;
    failures.push(...faults);
    if (range.ok && faults.length === 0) found.push(range.value);
  }
  return failures.length > 0 ? refusal(...failures) : success(found);
}

function readOne(parsed: ParsedSpec, text: string): Result<PortRange> {
  const [, name, ports] = /^([^:=]+)[:=](.+)$/.exec(text) ?? [];
  if (name !== undefined && ports !== undefined) return readRange(parsed, { name, ports });
  return refusal({
    code: "FLAG_INVALID",
    message: `--ranges has ${JSON.stringify(text.slice(0, 60))}, which is no range.`,
    fix: "Write an id and its ports for each: --ranges=web:3000-3099,api:4000-4099",
  });
}

/** What speaks against a range that is fine by itself: it is named twice, overlaps another one, or changes one. */
function findFaults({ source, spec }: ParsedSpec, range: PortRange, found: readonly PortRange[]): Failure[] {
  if (found.some(({ id }) => id === range.id))
    return [
      {
        code: "FLAG_INVALID",
        message: `--ranges names ${range.id} twice.`,
        fix: "Give each range an id of its own.",
      },
    ];
  const other = found.find(({ from, to }) => range.from <= to && from <= range.to);
  if (other)
    return [
      {
        code: "RANGE_OVERLAP",
        message: `${range.id} ${spanOf(range)} would overlap ${other.id} ${spanOf(other)}.`,
        fix: "Choose other ports for one of them.",
      },
    ];
  const old = spec.ranges.find(({ id }) => id === range.id);
  if (!old || spanOf(old) === spanOf(range)) return [];
  const command = commandOf(spec, `range ${old.id} --ports=${spanOf(range)}`);
  return [
    {
      code: "FLAG_INVALID",
      message: `--ranges has ${range.id} as ${spanOf(range)}, and the spec has it as ${spanOf(old)}.`,
      place: source.placeOf(["ranges", old.id, "ports"]),
      fix: `It adds ranges and changes none. To change this one, run ${command}`,
    },
  ];
}
