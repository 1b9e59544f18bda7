import {
  editSpec,
  type Failure,
  type HistoryEntry,
  type ParsedSpec,
  type PortRange,
  parseSpec,
  type Result,
  refusal,
  type Settings,
  success,
} from "@berth/registry";
import type { InitOptions } from "../options/init-options.ts";
import { DEFAULT_RANGES, RANGE_SETS } from "./range-sets.ts";
import { readRanges } from "./read-ranges.ts";

/**
 * The first spec of a workspace: its settings and its ranges, without rows. FLAG_INVALID, PORT_UNSAFE or RANGE_OVERLAP
 * where the ranges that are asked for can't be.
 */
export function draftSpec(
  { policy, ranges }: InitOptions,
  settings: Settings,
  today: string,
  head: SpecHead = {},
): Result<ParsedSpec> {
  if (policy !== undefined && ranges !== undefined)
    return refusal(invalid("--policy and --ranges both name the ranges.", "Give one of them."));
  const empty = parseSpec(renderEmpty(settings, today, head));
  // A settings value that the format refuses, such as --services=../up.
  if (!empty.ok) return refusal(...empty.failures.map(({ message }) => invalid(message, "See all flags with --help.")));
  const wanted = ranges ? readRanges(empty.value, ranges) : success(policy ? RANGE_SETS[policy] : DEFAULT_RANGES);
  const drafted = wanted.ok ? addRanges(empty.value, wanted.value) : wanted;
  // A place in the draft is none that a person can look at.
  return drafted.ok ? drafted : refusal(...drafted.failures.map(({ place: _, ...failure }) => failure));
}

/** What a new spec says of itself; what is left out is as Berth has it. */
export interface SpecHead {
  title?: string | undefined;
  status?: string | undefined;
  date?: string | undefined;
  /** The newest entry has the version of the spec. */
  history?: readonly HistoryEntry[];
}

const renderEmpty = (settings: Settings, today: string, head: SpecHead): string => {
  const { date = today, status = "CANONICAL", title = "Port Allocation Specification" } = head;
  const first = { version: "1.0.0", date, change: "Initial specification" };
  const history = head.history && head.history.length > 0 ? head.history : [first];
  const lines = Object.entries(settings).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`);
  return `\
# yaml-language-server: $schema=./ports.schema.json
#
# The one source of truth for every port of this workspace. Edit it by hand or with berth; after an edit by hand, run
# berth sync.
title: ${scalar(title)}
status: ${scalar(status)}
version: ${history.at(-1)?.version}
date: ${date}
${lines.length > 0 ? `\nsettings:\n${lines.join("")}` : ""}
ranges:

ports:

history:
${history.map((entry) => `  - { version: ${entry.version}, date: ${entry.date}, change: ${scalar(entry.change)} }\n`).join("")}`;
};

/** A text as YAML, quoted where it must be; also in a flow mapping. */
const scalar = (text: string): string =>
  /^[A-Za-z][A-Za-z0-9 ./()_-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);

/** The spec with these ranges; what `editSpec` refuses. */
export function addRanges(parsed: ParsedSpec, ranges: readonly PortRange[]): Result<ParsedSpec> {
  let after = success(parsed) as Result<ParsedSpec>;
  for (const range of ranges) {
    if (!after.ok) return after;
    after = editSpec(after.value, [{ kind: "add-range", range }]);
  }
  return after;
}

const invalid = (message: string, fix: string): Failure => ({ code: "FLAG_INVALID", message, fix });
