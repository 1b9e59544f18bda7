import Fastify from "fastify";
import { routes } from "./routes.ts";

const DEFAULT_PORT = 4101;
const GRACE_MS = 8000;

export async function main() {
  const app = Fastify({ bodyLimit: 1048576, connectionTimeout: 5000 });
  await app.register(routes);
  const port = Number(process.env.ORDERS_PORT ?? DEFAULT_PORT);
  const host = process.env["HOST"] ?? "127.0.0.1";
  await app.listen({ port, host });
  const admin = Fastify();
  await admin.listen({ host, port: parseInt(process.env.ADMIN_PORT || "4901", 10) });
  process.once("SIGTERM", () => setTimeout(() => process.exit(143), GRACE_MS));
}
