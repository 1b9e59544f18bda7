import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod";
import type { App } from "./app.ts";
import { type CreateAppOptions, createApp } from "./create-app.ts";
import { addReadiness } from "./http/readiness.ts";

const ownId = /^[A-Za-z0-9]{12}-[0-9a-z]+$/;

async function build(routes: CreateAppOptions["app"], options: Partial<CreateAppOptions> = {}) {
  const app = await createApp({
    service: "price-alerts",
    logLevel: "fatal",
    app: routes,
    ...options,
  });
  onTestFinished(() => app.close());
  return app;
}

describe("createApp", () => {
  it("serves the app's routes without listening", async () => {
    const app = await build(async (scope) => {
      scope.get("/", async () => ({ service: "price-alerts" }));
    });
    expect((await app.inject("/")).json()).toEqual({ service: "price-alerts" });
    expect(app.server.listening).toBe(false);
  });

  it("answers health, out of reach of the app's hooks", async () => {
    const app = await build(
      async (scope) => {
        scope.addHook("onRequest", async (_request, reply) => reply.code(401).send());
      },
      { version: "1.2.3" },
    );
    expect((await app.inject("/livez")).json()).toEqual({ status: "ok" });
    expect((await app.inject("/readyz")).json()).toEqual({ status: "ok" });
    const health = await app.inject("/health");
    expect(health.headers["cache-control"]).toBe("no-store");
    expect(health.json()).toEqual({
      service: "price-alerts",
      version: "1.2.3",
      status: "ok",
      uptimeSeconds: expect.any(Number),
      port: null,
    });
  });

  it("is alive but not ready while a check of its own has a reason, and says which", async () => {
    let full = true;
    const app = await build(async (scope) => {
      addReadiness(scope, () => (full ? "The disk is full." : undefined));
      addReadiness(scope, async () => {
        if (full) throw new Error("The other one is away.");
        return undefined;
      });
    });
    const unready = await app.inject("/readyz");
    expect(unready.statusCode).toBe(503);
    expect(unready.json()).toEqual({
      status: "not ready",
      reasons: ["The disk is full.", "The other one is away."],
    });
    expect((await app.inject("/livez")).statusCode).toBe(200);
    expect((await app.inject("/health")).json()).toMatchObject({ status: "ok" });
    full = false;
    expect((await app.inject("/readyz")).json()).toEqual({ status: "ok" });
  });

  it("is alive but not ready while it stops", async () => {
    const app = await build(async () => {}, { stop: AbortSignal.abort() });
    expect((await app.inject("/livez")).statusCode).toBe(200);
    expect((await app.inject("/readyz")).statusCode).toBe(503);
    const health = await app.inject("/health");
    expect(health.statusCode).toBe(200);
    expect(health.json()).toMatchObject({ status: "stopping" });
  });

  it("answers an unknown route with JSON and without the query", async () => {
    const app = await build(async () => {});
    const answer = await app.inject("/nope?token=secret");
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({
      statusCode: 404,
      error: "Not Found",
      message: "No route GET /nope",
      requestId: answer.headers["x-request-id"],
    });
  });

  it("tells nothing of the cause of a 5xx", async () => {
    const app = await build(async (scope) => {
      scope.get("/boom", async () => {
        throw new Error("select * from secrets");
      });
      scope.get("/string", async () => {
        throw "select * from secrets";
      });
      scope.get("/upstream", async () => {
        throw Object.assign(new Error("select * from secrets"), { statusCode: 503 });
      });
    });
    for (const [path, statusCode, error] of [
      ["/boom", 500, "Internal Server Error"],
      ["/string", 500, "Internal Server Error"],
      ["/upstream", 503, "Service Unavailable"],
    ] as const) {
      const answer = await app.inject(path);
      const requestId = answer.headers["x-request-id"];
      expect(answer.statusCode).toBe(statusCode);
      expect(answer.json()).toEqual({ statusCode, error, message: error, requestId });
    }
  });

  it("keeps the message of a 4xx: validation, thrown, malformed URL, too large", async () => {
    const app = await build(async (scope) => {
      const schema = { body: { type: "object", required: ["symbol"] } };
      scope.post("/alerts", { schema }, async () => ({}));
      scope.get("/gone", async () => {
        throw Object.assign(new Error("that alert has fired"), { statusCode: 410 });
      });
    });
    const invalid = await app.inject({ method: "POST", url: "/alerts", payload: {} });
    expect(invalid.json()).toMatchObject({
      statusCode: 400,
      message: "body: must have required property 'symbol'",
    });
    expect((await app.inject("/gone")).json()).toMatchObject({
      statusCode: 410,
      error: "Gone",
      message: "that alert has fired",
    });
    const malformed = await app.inject("/%zz");
    expect(malformed.json()).toMatchObject({
      statusCode: 400,
      requestId: malformed.headers["x-request-id"],
    });
    const large = {
      method: "POST",
      url: "/alerts",
      payload: { text: "x".repeat(1024 * 1024) },
    } as const;
    expect((await app.inject(large)).statusCode).toBe(413);
  });

  it("honours a sane request id and replaces any other", async () => {
    const app = await build(async () => {});
    const idFor = async (id?: string) => {
      const headers = id === undefined ? {} : { "x-request-id": id };
      return (await app.inject({ url: "/nowhere", headers })).headers["x-request-id"];
    };
    expect(await idFor("0af7651916cd43dd8448eb211c80319c")).toBe("0af7651916cd43dd8448eb211c80319c");
    expect(await idFor()).toMatch(ownId);
    for (const bad of ["", "a b", "<script>", "x".repeat(129), "-rf", 'a"b', "a\u00e9"]) {
      expect(await idFor(bad)).toMatch(ownId);
    }
  });

  it("returns the id with every answer", async () => {
    const app = await build(async () => {});
    const headers = { "x-request-id": "abc" };
    expect((await app.inject({ url: "/livez", headers })).headers["x-request-id"]).toBe("abc");
    expect((await app.inject("/livez")).headers["x-request-id"]).toMatch(ownId);
  });

  it("takes the input of the schema: defaults and transforms apply", async () => {
    const schema = z.object({ LIMIT: z.coerce.number().default(5), NAME: z.string().min(2) });
    const routes = async (scope: App, { LIMIT, NAME }: z.infer<typeof schema>) =>
      void scope.get("/", async () => ({ LIMIT, NAME }));
    const app = await createApp({ service: "a", schema, config: { NAME: "Ada" }, app: routes });
    expect((await app.inject("/")).json()).toEqual({ LIMIT: 5, NAME: "Ada" });
    await app.close();
    const other = await createApp({ service: "a", schema, config: { NAME: "Ada", LIMIT: "7" }, app: routes });
    expect((await other.inject("/")).json().LIMIT).toBe(7);
    await other.close();
  });

  it("names every setting that a test gives wrongly", async () => {
    const schema = z.object({ URL: z.url(), NAME: z.string() });
    const app = createApp({ service: "a", schema, config: { URL: "x" } as never, app: async () => {} });
    await expect(app).rejects.toThrow(
      /config \}\) is not what its schema takes:\n {2}URL: .*\n {2}NAME: .*\n.* src\/test-settings\.ts\.$/,
    );
  });

  it("rejects with what the app throws", async () => {
    const failing = createApp({
      service: "x",
      app: async () => {
        throw new Error("no database");
      },
    });
    await expect(failing).rejects.toThrow("no database");
  });
});
