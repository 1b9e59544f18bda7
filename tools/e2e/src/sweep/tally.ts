/** What became of the points of one kind. */
export interface Kind {
  name: string;
  points: number;
  /** How often it ended how. */
  outcomes: Map<string, number>;
  failures: string[];
  /** Why no point of it could be tried here. */
  skipped?: string;
}

/** Three workspaces at once: a run waits for the disk about as long as it computes. */
export const WIDTH = 3;

/** Counts points and failures. A failure never ends a sweep: the others are worth knowing, too. */
export class Tally {
  readonly kinds: Kind[] = [];
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  skip(name: string, reason: string): void {
    this.kinds.push({ name, points: 0, outcomes: new Map(), failures: [], skipped: reason });
    this.#say(`${name}: skipped, ${reason}`);
  }

  /** Tries all points of a kind, `width` at once. A try returns how it ended, and throws if that is wrong. */
  async tryAll<P>(
    name: string,
    width: number,
    points: readonly P[],
    describe: (point: P) => string,
    attempt: (point: P, index: number) => Promise<string>,
  ): Promise<void> {
    if (points.length === 0) return;
    const kind: Kind = { name, points: points.length, outcomes: new Map(), failures: [] };
    const started = performance.now();
    const waiting = points.map((point, index) => ({ point, index }));
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        try {
          const outcome = await attempt(next.point, next.index);
          kind.outcomes.set(outcome, (kind.outcomes.get(outcome) ?? 0) + 1);
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          const failure = `${describe(next.point)}: ${reason.replace(/\s*\n\s*/g, " / ")}`;
          kind.failures.push(failure);
          this.#say(`FAILED  ${name}, ${failure}`);
        }
      }
    };
    await Promise.all(Array.from({ length: width }, work));
    this.kinds.push(kind);
    this.#say(renderKind(kind, (performance.now() - started) / 1000));
  }
}

function renderKind({ name, points, failures, outcomes }: Kind, seconds: number): string {
  const ends = [...outcomes].sort().map(([outcome, count]) => `${outcome} ${count}`);
  const counts = `${String(points).padStart(4)} points, ${failures.length} failures`;
  return `${name.padEnd(44)} ${counts}  (${ends.join(", ")}; ${seconds.toFixed(0)} s)`;
}

/** Sums over the kinds whose names match. */
export function sumOf(kinds: readonly Kind[], name: RegExp): { points: number; failures: number } {
  const matching = kinds.filter((kind) => name.test(kind.name));
  return {
    points: matching.reduce((sum, { points }) => sum + points, 0),
    failures: matching.reduce((sum, { failures }) => sum + failures.length, 0),
  };
}
