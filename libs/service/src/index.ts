export type { FastifyInstance } from "fastify";
export type { App, ServiceApp } from "./app.ts";
export { type Peer, readPeer } from "./config/read-peer.ts";
export type { CreateAppOptions } from "./create-app.ts";
export { createApp } from "./create-app.ts";
export { isLoopbackHost, listensOnLoopback } from "./host/loopback-host.ts";
export { addHealthFact } from "./http/add-health-routes.ts";
export type { Listener, ServeOptions } from "./serve.ts";
export { serve } from "./serve.ts";
