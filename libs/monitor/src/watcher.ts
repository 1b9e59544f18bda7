import { setTimeout as sleep } from "node:timers/promises";
import type { Spec } from "@berth/registry";
import { diffStates } from "./api/change.ts";
import type { FeedView, Happening, MonitorState } from "./api/monitor-state.ts";
import { HealthChecks } from "./machine/health-checks.ts";
import { Machine } from "./machine/machine.ts";
import { buildState, emptyState, viewFault } from "./state/build-state.ts";
import { hasHealth } from "./state/health.ts";
import { Memory } from "./state/memory.ts";
import { type Acting, NO_ACTIONS } from "./state/view-services.ts";
import { Workspace } from "./workspace/workspace.ts";

/** What a follower is told: `change` with a Change, `happening` with a Happening. */
export type Tell = (event: "change" | "happening", data: unknown) => void;

/** Milliseconds between two cheap looks while somebody follows. */
const FOLLOWED_MS = 500;

/**
 * While nobody does: what happened today is asked for afterwards, when it is too late to look. Health is not asked
 * then, and nothing is looked at on systems without a table of listeners.
 */
const ALONE_MS = 2000;

/** Changes that come together are told together. */
const TOGETHER_MS = 40;

/** Latencies alone are told this often. */
const LATENCY_MS = 10_000;

/** How long the first state waits for the answers of services and for what git knows. */
const PATIENCE_MS = 800;

/** Keeps the state of one workspace up to date, and tells those who follow it what changes. */
export class Watcher {
  readonly #workspace: Workspace | undefined;
  readonly #machine: Machine | undefined;
  readonly #health = new HealthChecks((port, health) => this.#hear(port, health));
  readonly #memory = new Memory();
  readonly #followers = new Set<Tell>();
  #acting: Acting = NO_ACTIONS;
  #feed: () => FeedView = () => ({ state: "none", reason: "" });
  #state: MonitorState | undefined;
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #publishing: NodeJS.Timeout | undefined;
  #publishedAt = 0;
  #hasLatencies = false;
  #isClosed = false;

  /** @param root undefined where there is no workspace: the state is empty then. */
  constructor(root: string | undefined) {
    this.#workspace = root === undefined ? undefined : new Workspace(root, () => this.touch());
    this.#machine = this.#workspace && new Machine(this.#workspace.root);
    this.#schedule();
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
    this.#publishing ??= setTimeout(() => this.#publish(), TOGETHER_MS).unref();
  }

  /** Looks, and returns the state; the first time it waits a moment for the answers of services. */
  async look(): Promise<MonitorState> {
    const isFirst = !this.#state;
    const studied = this.#lookOnce().then(() => this.#workspace?.study());
    await Promise.race([studied, sleep(PATIENCE_MS, undefined, { ref: false })]);
    for (let waited = 0; isFirst && waited < PATIENCE_MS && !this.#health.isComplete; waited += 20) await sleep(20);
    return this.#publish();
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

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#isClosed || !this.#workspace) return;
    const isAlone = this.#followers.size === 0;
    if (isAlone && process.platform !== "linux") return;
    this.#timer = setTimeout(
      () => void this.#lookOnce().finally(() => this.#schedule()),
      isAlone ? ALONE_MS : FOLLOWED_MS,
    );
    this.#timer.unref();
  }

  /** Looks are never under way twice; who comes meanwhile gets the next one. */
  #lookOnce(): Promise<void> {
    const next = (this.#looking ?? Promise.resolve()).then(() => this.#lookAtAll()).catch(() => undefined);
    this.#looking = next;
    return next;
  }

  async #lookAtAll(): Promise<void> {
    const workspace = this.#workspace;
    if (this.#isClosed || !workspace || !this.#machine) return;
    const isNews = workspace.refresh();
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

  #hear(port: number, health: Parameters<Machine["setHealth"]>[1]): void {
    const before = this.#machine?.seen.get(port)?.health;
    this.#machine?.setHealth(port, health);
    const { latency: _, ...old } = before ?? {};
    const { latency, ...fresh } = health ?? {};
    if (JSON.stringify(old) !== JSON.stringify(fresh)) this.touch();
    else if (latency !== before?.latency) this.#hasLatencies = true;
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
