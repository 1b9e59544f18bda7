export type { FastifyInstance } from "fastify";
export type { CreateAppOptions, ServiceApp } from "./create-app.ts";
export { createApp } from "./create-app.ts";
export type { Listener, ServeOptions } from "./serve.ts";
export { serve } from "./serve.ts";
