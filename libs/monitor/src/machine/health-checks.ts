import type { Health } from "../state/health.ts";
import type { Seen } from "../state/judge-cell.ts";
import { readFacts, readReadiness } from "../state/read-health.ts";
import { askService, forgetServices } from "./ask-service.ts";

/** At most so many questions a second in all, and so many at once after a quiet time. */
const PER_SECOND = 10;
const BURST = 10;

/** A service that has answered before counts for more, so that a large map at rest costs half as much. */
const AGAIN = 2;

/** Milliseconds between two questions to one service. */
const LEAST_MS = 2000;

/** Once in so many rounds, a service is asked for its facts as well. */
const FACTS_EVERY = 10;

/** How many answers the median is of. */
const KEPT = 5;

/** A service that is asked, and what is known of it. */
interface Asked {
  host: string;
  port: number;
  /** When it may be asked again, by `performance.now()`. */
  due: number;
  rounds: number;
  latencies: number[];
  facts: ReturnType<typeof readFacts>;
  isAsking: boolean;
}

/** Asks services how they are, one after the other, so that neither they nor this process feel it. */
export class HealthChecks {
  readonly #tell: (port: number, health: Health) => void;
  readonly #asked = new Map<number, Asked>();
  #tokens = BURST;
  #filledAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #isFollowed = false;

  constructor(tell: (port: number, health: Health) => void) {
    this.#tell = tell;
  }

  /** Sets whom to ask. What is known of a service that stays is kept. */
  setTargets(targets: ReadonlyMap<number, Seen>): void {
    for (const [port, asked] of this.#asked)
      if (!targets.has(port) || hostOf(targets.get(port)) !== asked.host) this.#asked.delete(port);
    for (const [port, seen] of targets) {
      const known = this.#asked.get(port);
      if (known && seen.health) continue;
      this.#asked.set(port, begin(hostOf(seen), port));
    }
    this.wake();
  }

  /** Without a follower, each service is asked until it answered once. */
  setFollowed(isFollowed: boolean): void {
    this.#isFollowed = isFollowed;
    if (isFollowed) this.wake();
    else forgetServices();
  }

  /** Whether every service has answered once, or was asked in vain. */
  get isComplete(): boolean {
    return [...this.#asked.values()].every(({ rounds }) => rounds > 0);
  }

  /** Goes on where there is something to do. */
  wake(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const next = this.#findNext();
    if (!next) return;
    const wait = Math.max(next.due - performance.now(), this.#waitForToken());
    this.#timer = setTimeout(() => this.#askNext(), wait).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asked.clear();
    forgetServices();
  }

  #findNext(): Asked | undefined {
    let next: Asked | undefined;
    for (const asked of this.#asked.values()) {
      if (asked.isAsking || (asked.rounds > 0 && !this.#isFollowed)) continue;
      if (!next || asked.due < next.due) next = asked;
    }
    return next;
  }

  #waitForToken(): number {
    const now = performance.now();
    this.#tokens = Math.min(BURST, this.#tokens + ((now - this.#filledAt) * PER_SECOND) / 1000);
    this.#filledAt = now;
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) * 1000) / PER_SECOND;
  }

  #askNext(): void {
    const next = this.#findNext();
    if (next && next.due <= performance.now() + 1 && this.#waitForToken() === 0) void this.#ask(next);
    this.wake();
  }

  async #ask(asked: Asked): Promise<void> {
    asked.isAsking = true;
    const health = await this.#question(asked);
    asked.isAsking = false;
    asked.rounds += 1;
    asked.due = performance.now() + LEAST_MS;
    // It may have been replaced while it was asked.
    if (this.#asked.get(asked.port) === asked) this.#tell(asked.port, health);
    this.wake();
  }

  async #question(asked: Asked): Promise<Health> {
    const { host, port, rounds } = asked;
    this.#tokens -= rounds === 0 ? 1 : AGAIN;
    const answer = await askService(host, port, "/readyz");
    if (typeof answer === "string") return { isReady: false, reason: answer, ...known(asked) };
    asked.latencies = [...asked.latencies.slice(1 - KEPT), answer.ms];
    const readiness = readReadiness(answer.status, answer.body);
    // The first time only if no other service waits to be asked at all.
    const isTurn = rounds === 0 ? this.#waitForToken() === 0 : rounds % FACTS_EVERY === 1;
    if (isTurn || !readiness.isReady) {
      this.#tokens -= 1;
      const facts = await askService(host, port, "/health");
      if (typeof facts !== "string" && facts.status === 200) asked.facts = readFacts(facts.body);
    }
    return { ...readiness, reason: readiness.reason || asked.facts.told, ...known(asked) };
  }
}

const begin = (host: string, port: number): Asked => ({
  host,
  port,
  due: 0,
  rounds: 0,
  latencies: [],
  facts: { told: "" },
  isAsking: false,
});

/** Whole milliseconds, so that a state doesn't differ from the one before in nothing else. */
function known({ facts: { isBerth, version }, latencies }: Asked): Omit<Health, "isReady" | "reason"> {
  const sorted = latencies.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)];
  return {
    ...(isBerth ? { isBerth } : {}),
    ...(version === undefined ? {} : { version }),
    ...(median === undefined ? {} : { latency: Math.max(1, Math.round(median)) }),
  };
}

/** The address on which a service listens, as seen from this machine. */
function hostOf(seen: Seen | undefined): string {
  const sockets = seen?.holders.flatMap((holder) => holder.sockets.filter(({ listening }) => listening)) ?? [];
  const { address = "127.0.0.1" } = sockets.find(({ family }) => family === 4) ?? sockets[0] ?? {};
  if (address === "0.0.0.0") return "127.0.0.1";
  return address === "::" ? "::1" : address;
}
