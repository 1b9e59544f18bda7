import { adviseOn, adviseOnFree, findUnit } from "@berth/doctor";
import { allocatePort, commandOf, type PortRow, type ReadPlace, type Spec, usesNx } from "@berth/registry";
import type { Advice, Happening, PortStory, VersionView } from "../api/monitor-state.ts";
import type { Surroundings } from "./build-state.ts";
import { judgeCell, type Seen, UNHELD } from "./judge-cell.ts";

/** What a story is told from. */
export interface StorySource {
  spec: Spec;
  around: Surroundings;
  /** Undefined where no process holds the number. */
  seen: Seen | undefined;
  places: readonly ReadPlace[];
  /** Newest first. */
  today: readonly Happening[];
}

/** The story of one number, whether a row has it or not. */
export function tellStory(port: number, { around, places, seen = UNHELD, spec, today }: StorySource): PortStory {
  const row = spec.ports.find((one) => one.port === port);
  const advice =
    judgeCell(row, seen, spec).state === "wrong-hands" ? adviseFor(port, row, seen, spec, around.root) : undefined;
  const command = row ? undefined : commandFor(port, spec, around);
  return {
    port,
    readers: row ? places.filter(({ env }) => env === row.env || env === row.url).map(({ place }) => place) : [],
    history: historyOf(port, row, around.versions),
    today: [...today],
    ...(advice ? { advice } : {}),
    ...(command === undefined ? {} : { command }),
  };
}

function adviseFor(port: number, row: PortRow | undefined, seen: Seen, spec: Spec, root: string): Advice {
  const around = { spec, root, platform: process.platform, findUnit };
  return row ? adviseOn({ ...seen, row }, around) : adviseOnFree(port, seen.holders, around);
}

/** The versions that name the number or its service; a row that none names came with the first. */
function historyOf(port: number, row: PortRow | undefined, versions: readonly VersionView[]): VersionView[] {
  const names = [String(port), ...(row ? [row.service] : [])];
  const named = versions.filter(({ change }) => words(change).some((word) => names.includes(word)));
  return named.length > 0 || !row ? named : versions.slice(-1);
}

const words = (text: string): string[] => text.match(/[\w-]+/g) ?? [];

/** Undefined where the number may not be taken: it lies in no range, is unsafe, or another branch has it. */
function commandFor(port: number, spec: Spec, { elsewhere }: Surroundings): string | undefined {
  const allocated = allocatePort(spec, { port, unlock: true }, elsewhere);
  if (!allocated.ok) return undefined;
  const unlock = allocated.value.range.policy === "locked" ? " --unlock" : "";
  return commandOf(spec, `${usesNx(spec) ? "service" : "reserve"} my-service --port=${port}${unlock}`);
}
