import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, stopProcess } from "@berth/doctor";
import { findProjects } from "@berth/engine";
import type { Spec } from "@berth/registry";
import type { ServiceView } from "../api/monitor-state.ts";
import type { Refused } from "../http/refused.ts";
import { launch } from "./launch.ts";
import { lastLines } from "./log-lines.ts";
import {
  type Ground,
  refuseBusy,
  refuseName,
  refuseRestart,
  refuseStart,
  refuseStop,
  runningOf,
} from "./refuse-action.ts";
import { findNx } from "./serve-command.ts";
import { cutLogs } from "./service-log.ts";

/** A service that does not listen after this long is no longer called starting. */
const STARTING_MS = 10_000;

/** Longer than a service takes to drain its connections. */
const STOPPING_MS = 15_000;

const LOOK_MS = 200;
const TIDY_MS = 5_000;

/** How many lines of its log tell why a start failed. */
const FAILURE_LINES = 5;

export interface ActionsOptions {
  /** The workspace. */
  root: string;
  /** The spec as it is now; undefined where it can't be read. */
  spec: () => Spec | undefined;
  /** Called when what `stateOf` says has changed. */
  onChange: () => void;
}

/** What is under way with a service because of this monitor, or the last lines of a start that failed. */
export type ActionState = Pick<ServiceView, "action" | "failure">;

/**
 * Starts, stops and restarts services of a workspace. Each method resolves to undefined when that is under way, else to
 * why it is refused.
 */
export class ServiceActions {
  readonly #options: ActionsOptions;
  readonly #states = new Map<string, ActionState>();
  /** The pid of the Nx of each service that was started and does not listen yet. */
  readonly #starting = new Map<string, number>();
  /** Services whose last start from here failed. */
  readonly #failed = new Set<string>();
  readonly #tidying: NodeJS.Timeout;
  #isClosed = false;

  constructor(options: ActionsOptions) {
    this.#options = options;
    this.#tidying = setInterval(() => this.#tidy(), TIDY_MS).unref();
  }

  /** The services whose folder is a project here; none where no Nx is installed to serve them. */
  startable(): Set<string> {
    const { root, spec } = this.#ground;
    return new Set(spec && findNx(root) !== undefined ? findProjects(root, spec).keys() : []);
  }

  stateOf(service: string): ActionState {
    return this.#states.get(service) ?? {};
  }

  /** Why no service has this name; undefined where one has. */
  refuseName(service: string): Refused | undefined {
    return refuseName(this.#ground, service);
  }

  async start(service: string): Promise<Refused | undefined> {
    const refusal = this.#refuseBusy(service) ?? (await refuseStart(this.#ground, service));
    // Another request may have come during the look.
    const late = refusal ?? this.#refuseBusy(service);
    if (late) return late;
    await this.#begin(service);
    return undefined;
  }

  async stop(service: string): Promise<Refused | undefined> {
    const refusal = this.#refuseStop(service);
    if (!refusal) void this.#end(service);
    return refusal;
  }

  async restart(service: string): Promise<Refused | undefined> {
    const refusal = this.#refuseStop(service) ?? refuseRestart(this.#ground, service);
    if (!refusal) void this.#end(service).then((isGone) => (isGone ? this.#begin(service) : undefined));
    return refusal;
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#tidying);
  }

  get #ground(): Ground {
    return { root: this.#options.root, spec: this.#options.spec() };
  }

  /** A start that failed is old news once the service runs, however it was started. */
  #tidy(): void {
    cutLogs(this.#options.root);
    for (const service of this.#failed) if (runningOf(this.#ground, service).length > 0) this.#set(service, {});
  }

  #set(service: string, state: ActionState): void {
    if (this.#isClosed) return;
    this.#failed.delete(service);
    this.#states.set(service, state);
    this.#options.onChange();
  }

  #refuseBusy(service: string): Refused | undefined {
    // One that takes long is no longer called starting, but would be started twice.
    const action = this.stateOf(service).action ?? (this.#starting.has(service) ? "starting" : undefined);
    return action && refuseBusy(service, action);
  }

  /** What starts may be stopped, also before it listens. */
  #refuseStop(service: string): Refused | undefined {
    if (this.stateOf(service).action === "stopping") return refuseBusy(service, "stopping");
    return this.#starting.has(service) ? undefined : refuseStop(this.#ground, service);
  }

  async #begin(service: string): Promise<void> {
    this.#set(service, { action: "starting" });
    try {
      const pid = await launch(this.#options.root, service);
      this.#starting.set(service, pid);
      void this.#watchStart(service, pid);
    } catch (error) {
      this.#set(service, { failure: [error instanceof Error ? error.message : String(error)] });
    }
  }

  /** Looks until the service listens, or its Nx is gone. */
  async #watchStart(service: string, pid: number): Promise<void> {
    const deadline = performance.now() + STARTING_MS;
    for (;;) {
      await sleep(LOOK_MS, undefined, { ref: false });
      if (this.#isClosed || this.#starting.get(service) !== pid) return;
      const isUp = runningOf(this.#ground, service).length > 0;
      if (isUp || !isAlive(pid)) {
        this.#starting.delete(service);
        const failure = lastLines(this.#options.root, service, FAILURE_LINES);
        this.#set(service, isUp ? {} : { failure });
        if (!isUp) this.#failed.add(service);
        return;
      }
      if (performance.now() > deadline && this.stateOf(service).action) this.#set(service, {});
    }
  }

  /** Sends SIGTERM and nothing stronger. Resolves to whether all processes of the service are gone. */
  async #end(service: string): Promise<boolean> {
    const pid = this.#starting.get(service);
    this.#starting.delete(service);
    const found = runningOf(this.#ground, service);
    this.#set(service, { action: "stopping" });
    const processes = found.length > 0 || pid === undefined ? found : [{ pid }];
    const ends = await Promise.all(
      processes.map(async (one) => ({ pid: one.pid, end: await stopProcess(one, STOPPING_MS) })),
    );
    const failure = ends.flatMap(({ end, pid }) => {
      if (end.kind === "gone") return [];
      const who = `${service} (pid ${pid})`;
      return end.kind === "refused"
        ? [`${who} could not be told to end: ${end.reason}.`]
        : [`${who} got SIGTERM ${end.ms} ms ago and still runs. Nothing more was done.`];
    });
    this.#set(service, failure.length > 0 ? { failure } : {});
    return failure.length === 0;
  }
}
