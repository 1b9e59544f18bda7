import type { FastifyInstance, RouteOptions } from "fastify";

/** A route as the document needs it. */
export interface DocumentedRoute {
  method: RouteOptions["method"];
  url: string;
  schema: RouteOptions["schema"];
}

/** The routes of an app, and the JSON Schemas they may refer to. */
export interface CollectedRoutes {
  routes: DocumentedRoute[];
  /** By `$id`. */
  sharedSchemas: () => Record<string, unknown>;
}

/** Notes each route that is added from here on, so that the document can be rendered at the first request for it. */
export function collectRoutes(app: FastifyInstance): CollectedRoutes {
  const routes: DocumentedRoute[] = [];
  const scopes = new Set<FastifyInstance>();
  app.addHook("onRoute", function note({ method, schema, url }) {
    // Fastify adds a HEAD route to every GET route.
    if (method === "HEAD") return;
    scopes.add(this);
    routes.push({ method, url, schema });
  });
  const sharedSchemas = () => Object.assign({}, ...[...scopes].map((scope) => scope.getSchemas()));
  return { routes, sharedSchemas };
}
