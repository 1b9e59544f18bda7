import { z } from "zod";

const schema = z.object({
  NODE_ENV: z.enum(["development", "production"]),
  PORT: z.coerce.number().int().min(1).max(65535).default(4100),
  METRICS_PORT: z.coerce.number().default(9464),
  REQUEST_TIMEOUT_MS: z.coerce.number().default(30000),
  DATABASE_URL: z.string().url().default("postgres://orders:orders@localhost:5432/orders"),
  CATALOG_URL: z.string().default("http://catalog:4200"),
  CACHE_TTL: z.coerce.number().default(3600),
});

export const config = schema.parse(process.env);
