import { type Knowledge, printableLine, spanOf } from "@berth/registry";
import { tellPlace } from "./import-question.ts";
import type { JoinedRange } from "./join-ranges.ts";
import type { PlacedPort } from "./place-ports.ts";
import type { Answers } from "./read-answers.ts";

const MAX_SHOWN = 60;

/**
 * A note for each answer that is about nothing the files or the spec have. One that was settled by an earlier run still
 * is about something: a command may be run again as it is.
 */
export function noteUnusedAnswers(
  answers: Answers,
  files: readonly Knowledge[],
  placed: readonly PlacedPort[],
  ranges: readonly JoinedRange[],
): string[] {
  const ports = new Set(files.flatMap((file) => [...file.ports, ...file.doubts].flatMap(({ port }) => port ?? [])));
  const services = new Set(placed.map(({ service }) => service));
  const places = new Set(
    files.flatMap(({ doubts, moves }) =>
      [...doubts.filter(({ port }) => port === undefined), ...moves].map(({ place }) => tellPlace(place)),
    ),
  );
  const declared = [...files.flatMap((file) => file.ranges), ...ranges];
  const isOfNumbers = (key: string) => {
    const [from, to] = key.split("-").map(Number);
    if (from === undefined || to === undefined)
      return ports.has(Number(key)) || declared.some((it) => spanOf(it) === key);
    const spans = [...declared, ...[...ports].map((port) => ({ from: port, to: port }))];
    return spans.some((it) => it.from <= to && from <= it.to);
  };
  return Object.keys(answers)
    .filter((key) => !services.has(key) && !places.has(key) && !isOfNumbers(key))
    .map((key) => printableLine(`${key}=${answers[key]}`.slice(0, MAX_SHOWN)))
    .map((answer) => `--answer=${answer} is about nothing that the files name, so it changes nothing.`);
}
