import { bucketBounds, type RequestMetrics, type RequestSeries } from "./request-metrics.ts";

const name = "http_request_duration_seconds";
const help = "How long requests took, by method, route pattern and status.";

/** A value of a metric as prom-client's registry prints it. */
interface Value {
  metricName: string;
  labels: Record<string, string | number>;
  value: number;
}

/** Shapes the counts as a metric that a registry of prom-client can hold; they are read at each scrape. */
export function renderHistogram(requests: RequestMetrics) {
  const type = "histogram";
  return {
    name,
    help,
    type,
    get: async () => ({ name, help, type, values: [...requests.series()].flatMap(renderSeries) }),
  };
}

function renderSeries({ method, route, status, buckets, sum }: RequestSeries): Value[] {
  const labels = { method, route, status };
  let count = 0;
  const values: Value[] = buckets.map((requests, index) => {
    count += requests;
    const le = bucketBounds[index] ?? "+Inf";
    return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: count };
  });
  return [
    ...values,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
