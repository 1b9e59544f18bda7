import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";

/** A Fastify instance whose route schemas are zod schemas, classic or mini; handlers get what they describe. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/**
 * What a service adds: routes, hooks, plugins. It does not listen. Its hooks do not reach the routes that all services
 * share. The second argument holds the service's own settings, parsed.
 */
export type ServiceApp<Settings = Record<string, never>> = (app: App, config: Settings) => Promise<void>;
