import type { FastifyRequest } from "fastify";

/** Upper bounds of the buckets in seconds: the ones that Prometheus' own clients agree on. */
export const bucketBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** The requests of one method, route and status. */
export interface RequestSeries {
  method: string;
  /** The pattern, `/alerts/:id`, never the URL: one series for each id would fill the memory of Prometheus. */
  route: string;
  status: number;
  /** Requests in each bucket alone (not cumulative); the last one is for those beyond all bounds. */
  buckets: number[];
  /** Seconds. */
  sum: number;
}

/**
 * Counts requests for /metrics. Written here, because an observation of prom-client hashes its labels anew each time, which
 * would cost every request what a scrape needs once in fifteen seconds.
 */
export class RequestMetrics {
  readonly #series = new Map<string, Map<string, RequestSeries[]>>();

  /** @param seconds from the first byte of the request to the last of the answer. */
  record(request: FastifyRequest, status: number, seconds: number): void {
    const route = request.routeOptions.url ?? "(none)";
    const series = this.#find(route, request.method, status);
    let index = 0;
    while (index < bucketBounds.length && seconds > (bucketBounds[index] ?? 0)) index += 1;
    series.buckets[index] = (series.buckets[index] ?? 0) + 1;
    series.sum += seconds;
  }

  /** All series so far. */
  *series(): Generator<RequestSeries> {
    for (const methods of this.#series.values()) {
      for (const list of methods.values()) yield* list;
    }
  }

  /** A handful of entries each: looked up without building a key, and so without garbage. */
  #find(route: string, method: string, status: number): RequestSeries {
    let methods = this.#series.get(route);
    if (!methods) {
      methods = new Map();
      this.#series.set(route, methods);
    }
    let list = methods.get(method);
    if (!list) {
      list = [];
      methods.set(method, list);
    }
    for (const series of list) if (series.status === status) return series;
    const buckets = Array.from({ length: bucketBounds.length + 1 }, () => 0);
    const created = { method, route, status, buckets, sum: 0 };
    list.push(created);
    return created;
  }
}
