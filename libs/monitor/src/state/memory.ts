import type { Happening, MonitorState, PortView } from "../api/monitor-state.ts";
import { tellChange } from "./tell-change.ts";

/** How much is remembered of one number, and of all. */
const MOST_OF_ONE = 50;
const MOST = 2000;

/** What happened on the numbers since this monitor began to look, and since when each is as it is. */
export class Memory {
  #happenings: Happening[] = [];
  readonly #dated = new WeakMap<PortView, PortView>();

  /**
   * The state with the time since which each number is as it is, and what happened since the state before. Without one,
   * nothing is known to have happened.
   */
  remember(before: MonitorState | undefined, after: MonitorState): { state: MonitorState; news: Happening[] } {
    if (!before) return { state: after, news: [] };
    const news: Happening[] = [];
    const ports: Record<number, PortView> = {};
    for (const view of Object.values(after.ports)) {
      const was = before.ports[view.port];
      const isSame = was !== undefined && isAsBefore(was, view);
      const happened = isSame ? undefined : tellChange(was, view, after.at);
      if (happened) news.push(happened);
      const since = isSame ? was.since : happened?.at;
      ports[view.port] = since === undefined ? view : this.#date(view, since);
    }
    for (const was of Object.values(before.ports))
      if (!after.ports[was.port]) news.push({ at: after.at, port: was.port, text: "fell free", state: "free" });
    this.#keep(news);
    return { state: { ...after, ports }, news };
  }

  /** Newest first. */
  of(port: number): Happening[] {
    return this.#happenings.filter((happening) => happening.port === port).toReversed();
  }

  /** The same object for the same view, so that nothing seems to have changed. */
  #date(view: PortView, since: string): PortView {
    const known = this.#dated.get(view);
    if (known?.since === since) return known;
    const dated = { ...view, since };
    this.#dated.set(view, dated);
    return dated;
  }

  #keep(news: readonly Happening[]): void {
    if (news.length === 0) return;
    const counts = new Map<number, number>();
    const kept = [...this.#happenings, ...news].toReversed().filter(({ port }) => {
      const count = (counts.get(port) ?? 0) + 1;
      counts.set(port, count);
      return count <= MOST_OF_ONE;
    });
    this.#happenings = kept.slice(0, MOST).toReversed();
  }
}

/** Another process in the same state is news as well. */
const isAsBefore = (one: PortView, other: PortView): boolean =>
  one.state === other.state &&
  one.row?.service === other.row?.service &&
  (other.state === "not-ready" || one.holders[0]?.pid === other.holders[0]?.pid);
