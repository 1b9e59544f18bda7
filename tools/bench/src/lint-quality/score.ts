import type { FindPlaces, PlaceKind, PortPlace } from "@berth/guard";
import type { Label, LabelledFile } from "./labels.ts";

/** How many places were right, invented and missed. */
export interface Score {
  right: number;
  invented: number;
  missed: number;
}

/** One difference between what people labelled and what was found. */
export interface Difference {
  place: string;
  line: string;
  labelled: string;
  found: string;
}

export interface Quality {
  /** By language and kind: `python bind`. */
  scores: ReadonlyMap<string, Score>;
  differences: readonly Difference[];
}

/** Compares what a finder says of the corpus with its labels; a place of the wrong kind is both invented and missed. */
export async function score(files: readonly LabelledFile[], find: FindPlaces): Promise<Quality> {
  const scores = new Map<string, Score>();
  const differences: Difference[] = [];
  for (const file of files) {
    const lines = file.text.split("\n");
    const count = (kind: PlaceKind, what: keyof Score) => {
      const key = `${file.folder} ${kind}`;
      const entry = scores.get(key) ?? { right: 0, invented: 0, missed: 0 };
      entry[what]++;
      scores.set(key, entry);
    };
    const labels = new Map(file.labels.map((label) => [`${label.line}:${label.column}`, label]));
    const places = new Map<string, PortPlace>();
    for (const place of await find(file.text, file.path)) places.set(positionOf(place.start, file.text), place);
    for (const at of new Set([...labels.keys(), ...places.keys()])) {
      const label = labels.get(at);
      const place = places.get(at);
      if (label !== undefined && place !== undefined && agrees(label, place)) {
        count(label.kind, "right");
        continue;
      }
      if (label !== undefined) count(label.kind, "missed");
      if (place !== undefined) count(place.kind, "invented");
      differences.push({
        place: `${file.folder}/${file.path}:${at}`,
        line: lines[Number(at.split(":")[0]) - 1]?.trim() ?? "",
        labelled: tell(label),
        found: tell(place),
      });
    }
  }
  return { scores, differences };
}

function positionOf(offset: number, text: string): string {
  const before = text.slice(0, offset);
  return `${before.split("\n").length}:${offset - before.lastIndexOf("\n")}`;
}

/** A variable counts only where one was labelled. */
function agrees(label: Label, place: PortPlace): boolean {
  return (
    label.kind === place.kind &&
    label.port === place.port &&
    (label.variable === undefined || label.variable === place.variable)
  );
}

function tell(place: Pick<PortPlace, "kind" | "port" | "variable"> | undefined): string {
  return place === undefined
    ? "nothing"
    : [place.kind, place.port, place.variable].filter((part) => part !== undefined).join(" ");
}

/** The sum over the kinds for which `includes` holds. */
export function sum(quality: Quality, includes: (key: string) => boolean): Score {
  const total: Score = { right: 0, invented: 0, missed: 0 };
  for (const [key, { right, invented, missed }] of quality.scores)
    if (includes(key)) {
      total.right += right;
      total.invented += invented;
      total.missed += missed;
    }
  return total;
}

/** The share of what was found that is right; 1 when nothing was found. */
export function precision({ right, invented }: Score): number {
  return right + invented === 0 ? 1 : right / (right + invented);
}

/** The share of what was labelled that was found; 1 when nothing was labelled. */
export function recall({ right, missed }: Score): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}
