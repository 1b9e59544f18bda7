import type { FastifyServerOptions } from "fastify";
import { RequestLog } from "../log/request-log.ts";
import { answerError } from "./answer-error.ts";
import { chooseRequestId } from "./request-id.ts";
import { schemaCompilers } from "./schema-compilers.ts";

/** Limits and behaviour of every service's HTTP server. */
export const SERVER_OPTIONS = {
  /** Bytes. */
  bodyLimit: 1024 * 1024,
  /**
   * Milliseconds without a byte in either direction. Long, because it also cuts off a handler that is still working.
   */
  connectionTimeout: 120_000,
  /** Milliseconds to receive a whole request: slowloris protection. Node checks twice a minute. */
  requestTimeout: 30_000,
  forceCloseConnections: "idle",
  /**
   * A request that arrives while we drain is served, not refused: its client did nothing wrong, and all is still there.
   */
  return503OnClosing: false,
  requestIdHeader: false,
  genReqId: chooseRequestId,
  frameworkErrors: answerError,
  schemaController: { compilersFactory: schemaCompilers },
  logController: new RequestLog(),
} as const satisfies FastifyServerOptions;
