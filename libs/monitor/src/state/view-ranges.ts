import { nameWho } from "@berth/doctor";
import {
  commandOf,
  describeRanges,
  growthOf,
  type PortRange,
  type RangeChoice,
  type Spec,
  type TakenElsewhere,
  usesNx,
} from "@berth/registry";
import type { RangeView } from "../api/monitor-state.ts";
import type { Seen } from "./judge-cell.ts";

/** The choices of a spec, with and without what is taken elsewhere: nothing on the machine changes them. */
const described = new WeakMap<readonly TakenElsewhere[], { spec: Spec; choices: Choices; alone: Choices }>();
type Choices = ReadonlyMap<string, RangeChoice>;

function describe(spec: Spec, elsewhere: readonly TakenElsewhere[]) {
  const known = described.get(elsewhere);
  if (known?.spec === spec) return known;
  const byId = (...args: Parameters<typeof describeRanges>) =>
    new Map(describeRanges(...args).map((choice) => [choice.id, choice]));
  const fresh = { spec, choices: byId(spec, elsewhere), alone: byId(spec) };
  described.set(elsewhere, fresh);
  return fresh;
}

/** The ranges with the number that each hands out next, as the engine would choose it now. */
export function viewRanges(
  spec: Spec,
  { blind, elsewhere }: { blind: string; elsewhere: readonly TakenElsewhere[] },
  seen: ReadonlyMap<number, Seen> | undefined,
): RangeView[] {
  const { alone, choices } = describe(spec, elsewhere);
  return spec.ranges.map((range): RangeView => {
    const { id, from, policy, purpose, to } = range;
    const choice = choices.get(id);
    const next = choice?.isOpen ? choice.next : undefined;
    const notes = [
      noteElsewhere(range, alone.get(id)?.next, next, elsewhere),
      noteHolder(next, next === undefined ? undefined : seen?.get(next)),
      next === undefined ? "" : blind,
    ];
    return {
      id,
      from,
      to,
      purpose,
      policy,
      ...(next === undefined ? {} : { next }),
      nextNote: notes.filter((note) => note !== "").join(" "),
      command:
        policy === "open" && next === undefined ? (growthOf(spec, range)?.command ?? "") : commandFor(spec, range),
    };
  });
}

/** Why the lowest number that no row has is passed over. */
function noteElsewhere(
  { policy }: PortRange,
  lowest: number | undefined,
  next: number | undefined,
  elsewhere: readonly TakenElsewhere[],
): string {
  if (policy !== "open" || lowest === undefined || lowest === next) return "";
  const holder = elsewhere.find(({ port }) => port === lowest)?.holder;
  return holder === undefined ? "" : `${lowest} is taken by ${holder}.`;
}

/** What listens on this machine doesn't decide (docs/design.md 4.3): it is a note. */
const noteHolder = (next: number | undefined, seen: Seen | undefined): string =>
  !seen || seen.holding === "free" ? "" : `${next} is held by ${nameWho(seen)} on this machine.`;

const commandFor = (spec: Spec, range: PortRange): string =>
  commandOf(spec, `${usesNx(spec) ? "service" : "reserve"} my-service ${flagsFor(range)}`);

function flagsFor({ from, id, policy }: PortRange): string {
  if (policy === "fixed") return `--port=${from}`;
  return policy === "locked" ? `--range=${id} --unlock` : `--range=${id}`;
}
