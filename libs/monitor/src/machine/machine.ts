import { lookAtNumbers } from "@berth/doctor";
import { rangeOf, type Spec } from "@berth/registry";
import { listListeners } from "@berth/service/ports";
import type { Health } from "../state/health.ts";
import type { Seen } from "../state/judge-cell.ts";

/** How many numbers are tried at a time on a system that has no table of listeners. */
const MOST_PROBES = 25;

/** A process that is younger just starts. */
const YOUNG_MS = 10_000;

/** What this machine shows on the numbers of a spec. A cheap look tells whether a search for holders is worth it. */
export class Machine {
  readonly #root: string;
  readonly #seen = new Map<number, Seen>();
  /** What the table of listeners said of each held number when its holders were searched. */
  readonly #keys = new Map<number, string>();
  #spec: Spec | undefined;
  #listeners: ReadonlyMap<number, string> | undefined;
  #turn = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /** By number; those that no process holds have no entry. */
  get seen(): ReadonlyMap<number, Seen> {
    return this.#seen;
  }

  /** Looks again, and returns the numbers whose holders are others than before. */
  async refresh(spec: Spec): Promise<number[]> {
    const wanted = this.#findNews(spec);
    if (wanted.length === 0) return [];
    const looks = await lookAtNumbers(wanted, { root: this.#root, spec }, { gently: true });
    const changed: number[] = [];
    for (const [port, look] of looks) {
      const before = this.#seen.get(port);
      if (look.holding === "free") this.#seen.delete(port);
      else this.#seen.set(port, { ...look, isNew: isYoung(look), ...keptHealth(before, look) });
      if (before ? !isSame(before, look) : look.holding !== "free") changed.push(port);
    }
    return changed;
  }

  /** The numbers to search holders for: all that are held for another spec, else those whose sockets are others. */
  #findNews(spec: Spec): number[] {
    const listeners = listListeners();
    const isFirst = spec !== this.#spec;
    if (!isFirst && listeners && listeners === this.#listeners) return [];
    this.#listeners = listeners;
    this.#spec = spec;
    if (!listeners) return this.#takeTurn(spec);
    if (isFirst) this.#keys.clear();
    const rows = new Set(spec.ports.map(({ port }) => port));
    const now = new Map([...listeners].filter(([port]) => rows.has(port) || rangeOf(spec, port)));
    const known = isFirst ? [...this.#seen.keys()] : [...this.#keys.keys()];
    const news = [...new Set([...now.keys(), ...known])].filter((port) => now.get(port) !== this.#keys.get(port));
    const all = isFirst ? [...new Set([...news, ...known])] : news;
    this.#keys.clear();
    for (const [port, key] of now) this.#keys.set(port, key);
    return all;
  }

  /** The next few rows: to try them all at once would be a burst of connections every half a second. */
  #takeTurn({ ports }: Spec): number[] {
    const from = this.#turn >= ports.length ? 0 : this.#turn;
    this.#turn = from + MOST_PROBES;
    return ports.slice(from, this.#turn).map(({ port }) => port);
  }

  /** Remembers what a service said of itself. */
  setHealth(port: number, health: Health): void {
    const seen = this.#seen.get(port);
    if (seen) this.#seen.set(port, { ...seen, health });
  }
}

const pidsOf = ({ holders }: Pick<Seen, "holders">): string => holders.map(({ process: facts }) => facts?.pid).join();

const isSame = (one: Seen, other: Pick<Seen, "holders" | "holding">): boolean =>
  one.holding === other.holding && pidsOf(one) === pidsOf(other);

const keptHealth = (before: Seen | undefined, look: Pick<Seen, "holders" | "holding">): Pick<Seen, "health"> =>
  before?.health && isSame(before, look) ? { health: before.health } : {};

const isYoung = ({ holders }: Pick<Seen, "holders">): boolean =>
  holders.some(({ process: facts }) => facts?.startedAt && Date.now() - facts.startedAt.getTime() < YOUNG_MS);
