import { setTimeout as sleep } from "node:timers/promises";
import type { Spec } from "@berth/registry";
import { diffStates } from "./api/change.ts";
import type { FeedView, Happening, MonitorState } from "./api/monitor-state.ts";
import { HealthChecks } from "./machine/health-checks.ts";
import { Machine } from "./machine/machine.ts";
import { buildState, emptyState, viewFault } from "./state/build-state.ts";
import { type Health, hasHealth } from "./state/health.ts";
import { Memory } from "./state/memory.ts";
import { type Acting, NO_ACTIONS } from "./state/view-services.ts";
import { Workspace } from "./workspace/workspace.ts";

/** What a follower is told: `change` with a Change, `happening` with a Happening. */
export type Tell = (event: "change" | "happening", data: unknown) => void;

/** Milliseconds between two cheap looks while a page follows. */
const FOLLOWED_MS = 500;

/**
 * While none does: what happened today is asked for afterwards, when it is too late to look. Health is not asked
 * then, and nothing is looked at on systems without a table of listeners.
 */
const ALONE_MS = 2000;

/** The first look: not in the way of the start, and mostly before a page is open. */
const BEGIN_MS = 500;

/** Changes that come together are told together: after this long, and after so long since the last ones. */
const TOGETHER_MS = 40;
const APART_MS = 300;

/** Latencies alone are told this often. */
const LATENCY_MS = 15_000;

/** How long after its beginning a monitor waits for the answers of services and for what git knows. */
const PATIENCE_MS = 300;

/** Keeps the state of one workspace up to date, and tells those who follow it what changes. */
export class Watcher {
  readonly #workspace: Workspace | undefined;
  readonly #machine: Machine | undefined;
  readonly #health = new HealthChecks((port, health) => this.#hear(port, health));
  readonly #memory = new Memory();
  readonly #followers = new Set<Tell>();
  #begunAt: number | undefined;
  #acting: Acting = NO_ACTIONS;
  #feed: () => FeedView = () => ({ state: "none", reason: "" });
  #state: MonitorState | undefined;
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #publishing: NodeJS.Timeout | undefined;
  #publishedAt = Number.NEGATIVE_INFINITY;
  #hasLatencies = false;
  #isClosed = false;

  /** @param root undefined where there is no workspace: the state is empty then. */
  constructor(root: string | undefined) {
    this.#workspace = root === undefined ? undefined : new Workspace(root, () => this.touch());
    this.#machine = this.#workspace && new Machine(this.#workspace.root);
    this.#schedule(BEGIN_MS);
  }

  /** The spec as it was last read; undefined where there is none. */
  get spec(): Spec | undefined {
    return this.#workspace?.spec;
  }

  /** The state that was told last. */
  get state(): MonitorState {
    return this.#state ?? this.#publish();
  }

  get workspace(): Workspace | undefined {
    return this.#workspace;
  }

  get memory(): Pick<Memory, "of"> {
    return this.#memory;
  }

  get machine(): Pick<Machine, "seen"> | undefined {
    return this.#machine;
  }

  /** Takes what others know of services and of the feed; `touch` tells that it changed. */
  use({ acting, feed }: { acting?: Acting; feed?: () => FeedView }): void {
    this.#acting = acting ?? this.#acting;
    this.#feed = feed ?? this.#feed;
  }

  /** Draws the state again soon. */
  touch(): void {
    if (this.#isClosed) return;
    const wait = Math.max(TOGETHER_MS, this.#publishedAt + APART_MS - performance.now());
    this.#publishing ??= setTimeout(() => this.#publish(), wait).unref();
  }

  /** Looks, and returns the state. A monitor that just began waits a moment for what takes longer. */
  async look(): Promise<MonitorState> {
    this.#begunAt ??= performance.now();
    await this.#lookOnce(true);
    const studied = this.#workspace?.study();
    const left = this.#begunAt + PATIENCE_MS - performance.now();
    if (left > 0) await Promise.race([Promise.all([studied, this.#untilHeard(left)]), sleep(left)]);
    return this.#publish();
  }

  async #untilHeard(ms: number): Promise<void> {
    const end = performance.now() + ms;
    while (!this.#health.isComplete && performance.now() < end) await sleep(20);
  }

  /** Tells every change from `state` on; call what is returned to end it. */
  follow(tell: Tell): () => void {
    this.#followers.add(tell);
    this.#workspace?.file.watch(() => void this.#lookOnce());
    this.#health.setFollowed(true);
    this.#schedule();
    return () => {
      this.#followers.delete(tell);
      if (this.#followers.size > 0) return;
      this.#health.setFollowed(false);
      this.#workspace?.file.unwatch();
    };
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#publishing);
    this.#health.stop();
    this.#workspace?.file.unwatch();
  }

  #schedule(wait = this.#followers.size > 0 ? FOLLOWED_MS : ALONE_MS): void {
    clearTimeout(this.#timer);
    if (this.#isClosed || !this.#workspace) return;
    if (this.#followers.size === 0 && process.platform !== "linux") return;
    this.#timer = setTimeout(() => void this.#lookOnce().finally(() => this.#schedule()), wait).unref();
  }

  /** Looks are never under way twice; who comes meanwhile gets the next one. */
  #lookOnce(isAsked = this.#followers.size > 0): Promise<void> {
    const next = (this.#looking ?? Promise.resolve()).then(() => this.#lookAtAll(isAsked)).catch(() => undefined);
    this.#looking = next;
    return next;
  }

  async #lookAtAll(isAsked: boolean): Promise<void> {
    const workspace = this.#workspace;
    if (this.#isClosed || !workspace || !this.#machine) return;
    const isNews = workspace.refresh(isAsked);
    const { spec } = workspace;
    if (isNews && this.#followers.size > 0) void workspace.study();
    const changed = spec ? await this.#machine.refresh(spec) : [];
    if (spec && (isNews || changed.length > 0)) this.#setTargets(spec);
    const isLate = this.#hasLatencies && performance.now() - this.#publishedAt > LATENCY_MS;
    if (isNews || changed.length > 0 || isLate || !this.#state) this.touch();
  }

  #setTargets(spec: Spec): void {
    const seen = this.#machine?.seen ?? new Map();
    const asked = spec.ports.filter((row) => hasHealth(row) && seen.get(row.port)?.holding === "own");
    this.#health.setTargets(new Map(asked.map(({ port }) => [port, seen.get(port)])));
  }

  #hear(port: number, health: Health): void {
    const { latency: before, ...old } = this.#machine?.seen.get(port)?.health ?? {};
    const { latency, ...fresh } = health;
    const isNews = JSON.stringify(old) !== JSON.stringify(fresh);
    if (!isNews && latency === before) return;
    this.#machine?.setHealth(port, health);
    if (isNews) this.touch();
    else this.#hasLatencies = true;
  }

  #publish(): MonitorState {
    clearTimeout(this.#publishing);
    this.#publishing = undefined;
    this.#hasLatencies = false;
    this.#publishedAt = performance.now();
    const before = this.#state;
    const { news, state } = this.#memory.remember(before, this.#draw());
    const change = before && diffStates(before, state);
    // What follows is told from the state that was told last, so its time stays, too.
    if (before && !change) return before;
    this.#state = state;
    if (change) this.#tell("change", change);
    for (const happening of news) this.#tell("happening", happening satisfies Happening);
    return state;
  }

  #draw(): MonitorState {
    const at = new Date().toISOString();
    const feed = this.#feed();
    const surroundings = this.#workspace?.surroundings;
    const { failures = [], spec } = this.#workspace?.file.current ?? {};
    const seen = this.#machine?.seen;
    const state =
      spec && surroundings
        ? buildState(spec, surroundings, { at, seen, acting: this.#acting, feed })
        : emptyState(at, feed);
    return failures.length > 0 ? { ...state, fault: viewFault(failures) } : state;
  }

  #tell(...told: Parameters<Tell>): void {
    for (const tell of this.#followers) tell(...told);
  }
}
