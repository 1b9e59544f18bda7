import {
  compareVersions,
  type DocumentHead,
  editSpec,
  type Failure,
  type HistoryEntry,
  type Knowledge,
  type ParsedSpec,
  type Result,
  refusal,
  type Settings,
  success,
} from "@berth/registry";
import * as z from "zod";
import { addRanges, draftSpec, type SpecHead } from "../init/draft-spec.ts";
import { readRanges } from "../init/read-ranges.ts";
import { type ImportReport, reportOf } from "./import-report.ts";
import { joinKnowledge } from "./join-knowledge.ts";
import { readAnswers } from "./read-answers.ts";
import { toText } from "./to-text.ts";

/** A spec that was made of what files know. */
export interface DraftedImport {
  parsed: ParsedSpec;
  report: ImportReport;
  notes: string[];
}

/** What a first spec builds on besides what files know. */
export interface DraftRequest {
  answer?: readonly string[] | undefined;
  ranges?: readonly string[] | undefined;
}

/**
 * The first spec of a workspace, with all that its files know and that needs no answer. FLAG_INVALID, PORT_UNSAFE or
 * RANGE_OVERLAP where the ranges that are asked for can't be; SPEC_INVALID where the format refuses what was joined.
 */
export function draftImported(
  knowledge: readonly Knowledge[],
  { answer, ranges }: DraftRequest,
  settings: Settings,
  today: string,
): Result<DraftedImport> {
  const answers = readAnswers(answer);
  if (!answers.ok) return answers;
  const empty = draftSpec({ ranges: [] }, settings, today);
  if (!empty.ok) return empty;
  const asked = readRanges(empty.value, ranges ?? []);
  if (!asked.ok) return asked;
  const joined = joinKnowledge(knowledge, { settings, ranges: asked.value, answers: answers.value });
  const paths = [...new Set(joined.rows.flatMap(({ places }) => places.map(({ path }) => path)))];
  const head = headOf(joined.head, tellImport(joined.rows.length, paths), today);
  const draft = draftSpec({ ranges: [] }, settings, today, head);
  const ranged = draft.ok ? addRanges(draft.value, joined.ranges.map(withoutPlaces)) : draft;
  if (!ranged.ok) return ranged;
  const parsed = editSpec(
    ranged.value,
    joined.rows.map(({ row }) => ({ kind: "add", row })),
  );
  if (parsed.ok) return success({ parsed: parsed.value, report: reportOf(joined), notes: joined.notes });
  return joined.rows.length > MANY_ROWS ? refusal(tooMany(joined.rows.length)) : parsed;
}

/** Far more than a team has; the limit is that of the spec, which is a matter of its length. */
const MANY_ROWS = 1000;

const tooMany = (count: number): Failure => ({
  code: "SPEC_INVALID",
  message: `${count} ports are more than a spec can have.`,
  fix: "Import fewer files at once: name them in the command.",
});

const withoutPlaces = <R extends { places: unknown; isKnown: unknown }>({ isKnown: _, places: __, ...range }: R) =>
  range;

const MAX_NAMED = 3;

/** `Imported 12 ports from docs/ports.md and compose.yaml`, for the history. */
export function tellImport(count: number, paths: readonly string[]): string {
  const named = paths.slice(0, MAX_NAMED).join(", ");
  const more = paths.length > MAX_NAMED ? ` and ${paths.length - MAX_NAMED} more files` : "";
  const ports = count === 1 ? "1 port" : `${count} ports`;
  return toText(`Imported ${ports}${paths.length > 0 ? ` from ${named}${more}` : ""}`) ?? `Imported ${ports}`;
}

/**
 * The head of the document, as far as the spec can have it: its title, version, date and history. A document without a
 * history of its own has its import as the first entry.
 */
function headOf(head: DocumentHead | undefined, change: string, today: string): SpecHead {
  const date = isDate(head?.date) ? head.date : today;
  const entries = (head?.history ?? []).flatMap((entry): HistoryEntry[] => {
    const version = versionOf(entry.version);
    const text = toText(entry.change);
    return version !== undefined && text !== undefined && isDate(entry.date)
      ? [{ version, date: entry.date, change: text }]
      : [];
  });
  const history = entries.sort((one, other) => compareVersions(one.version, other.version));
  const version = versionOf(head?.version) ?? history.at(-1)?.version ?? "1.0.0";
  const last = history.at(-1);
  const isNewer = last === undefined || compareVersions(last.version, version) < 0;
  return {
    title: toText(head?.title),
    status: toText(head?.status),
    date,
    history: isNewer ? [...history, { version, date: last === undefined ? date : today, change }] : history,
  };
}

/** `v1.2` -> `1.2.0`; undefined for what is no version. */
function versionOf(text: string | undefined): string | undefined {
  const [, major, minor = "0", patch = "0"] = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/i.exec(text ?? "") ?? [];
  return major === undefined ? undefined : [major, minor, patch].map(Number).join(".");
}

const isDate = (text: string | undefined): text is string => z.iso.date().safeParse(text).success;
