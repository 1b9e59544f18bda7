import { NodeSDK } from "@opentelemetry/sdk-node";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { PrometheusExporter } from "@opentelemetry/exporter-prometheus";
import { createServer } from "node:http";
import { Worker, Queue } from "bullmq";

const connection = { host: process.env.REDIS_HOST ?? "127.0.0.1", port: Number(process.env.REDIS_PORT || 6379) };
export const queue = new Queue("mail", { connection, defaultJobOptions: { attempts: 10, backoff: 5000 } });
export const worker = new Worker("mail", async () => {}, { connection, lockDuration: 30000 });

const sdk = new NodeSDK({
  traceExporter: new OTLPTraceExporter({ url: "http://collector:4318/v1/traces", timeoutMillis: 10000 }),
  metricReader: new PrometheusExporter({ port: 9465 }),
});
sdk.start();

const HEALTH_PORT = 8181;
const health = createServer((_, res) => res.writeHead(204).end());
health.requestTimeout = 15000;
health.listen(HEALTH_PORT, "0.0.0.0", () => console.log(`health on :${HEALTH_PORT}, docs at http://localhost:8181/docs`));

export function dashboards(base = "http://grafana.internal:3000") {
  return [`${base}/d/1024`, "https://status.shop.example.com:8443/", "http://localhost/no-port"];
}
