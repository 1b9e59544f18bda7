import type { Histogram, Registry } from "prom-client";

type Labels = { method: string; route: string; status: number };

/** Upper bounds of the buckets in seconds: the ones that Prometheus' own clients agree on. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Counts and times requests in a histogram of prom-client. The library is loaded after the first answer: it takes as
 * long to load as a third of Fastify, and nothing is answered meanwhile.
 */
export class RequestDurations {
  readonly #early: { labels: Labels; seconds: number }[] = [];
  #histogram: Histogram<keyof Labels> | undefined;
  #registry: Promise<Registry> | undefined;

  observe(labels: Labels, seconds: number): void {
    if (this.#histogram) {
      this.#histogram.observe(labels, seconds);
      return;
    }
    this.#early.push({ labels, seconds });
    void this.registry();
  }

  /** The registry that holds the histogram alone: each listener of a process shows its own requests. */
  registry(): Promise<Registry> {
    this.#registry ??= this.#load();
    return this.#registry;
  }

  async #load(): Promise<Registry> {
    const { default: client } = await import("prom-client");
    const registry = new client.Registry();
    this.#histogram = new client.Histogram({
      name: "http_request_duration_seconds",
      help: "Duration of HTTP requests by method, route pattern and status.",
      labelNames: ["method", "route", "status"],
      buckets: BUCKETS,
      registers: [registry],
    });
    for (const { labels, seconds } of this.#early.splice(0)) this.#histogram.observe(labels, seconds);
    return registry;
  }
}
