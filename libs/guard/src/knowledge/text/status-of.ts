import type { PortFact } from "@berth/registry";
import { VALUES } from "./vocabulary.ts";

type Status = NonNullable<PortFact["status"]>;

// What says that a number is out of use wins over what says that it was in use.
const ORDER: readonly Exclude<Status, "active">[] = ["retired", "reserved", "allocated"];

/** The status that a value of a status column says; undefined where it says none. */
export function statusOf(text: string): Status | undefined {
  if (/\b(?:not|non|nicht|no) (?:in use|used|active|running)\b/i.test(text)) return undefined;
  return ORDER.find((status) => VALUES[status].isIn(text)) ?? (VALUES.active.isIn(text) ? "active" : undefined);
}

const PLANNED = /\b(?:planned|future|upcoming|not yet|geplant|zukünftig|prévus?|à venir|futur[oa]s?|previst[oa]s?)\b/i;
const RETIRED =
  /\b(?:retired|deprecated|obsolete|decommissioned|removed|stillgelegt|veraltet|obsolètes?|obsolet[oa]s?)\b/i;

/**
 * The status that a heading gives what stands below it. "Reserved Ports (never use for anything else)" lists ports in
 * use, so that the word alone says nothing unless the heading is about the future, too.
 */
export function statusOfHeading(text: string): Status | undefined {
  if (RETIRED.test(text) || /废弃|停用|廃止|폐기|устарел|wycofan|uitgefaseerd|dismess/iu.test(text)) return "retired";
  if (
    PLANNED.test(text) ||
    /预留|规划|計画|予定|예정|예약|予約|запланир|зарезерв|planowan|zarezerw|gepland/iu.test(text)
  )
    return "reserved";
  return /^\W*reserved(?: ports?)?(?: for future.*)?\W*$/i.test(text) ? "reserved" : undefined;
}

/** Whether words behind a number or a name say that it is retired: `old gateway (deprecated)`. */
export const saysRetired = (text: string): boolean => /[([（—–-]/.test(text) && VALUES.retired.isIn(afterSign(text));

const afterSign = (text: string): string => text.slice(text.search(/[([（—–]| - /) + 1);
