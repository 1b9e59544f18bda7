import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { type CreateAppOptions, createApp } from "../create-app.ts";

let lines: string[] = [];

beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const log = () => lines.map((line) => JSON.parse(line));

async function build(app: CreateAppOptions["app"], logLevel: CreateAppOptions["logLevel"] = "trace") {
  const built = await createApp({ service: "price-alerts", logLevel, app });
  onTestFinished(() => built.close());
  return built;
}

/** A request that carries the word in every part that is no path. */
const telling = {
  method: "POST",
  url: "/alerts?token=s3cret",
  headers: {
    authorization: "Bearer s3cret",
    cookie: "session=s3cret",
    "x-tenant": "s3cret",
    "x-api-key": "s3cret",
    "x-request-id": "abc",
  },
  payload: { password: "s3cret" },
} as const;

it("a request that succeeds logs nothing at info", async () => {
  const app = await build(async (scope) => {
    scope.get("/", async () => ({}));
    scope.addHook("onResponse", async () => {});
  }, "info");
  expect((await app.inject("/")).statusCode).toBe(200);
  expect((await app.inject("/health")).statusCode).toBe(200);
  expect(lines).toEqual([]);
});

describe("no header, cookie, query or body value reaches the log", () => {
  it.each<[string, CreateAppOptions["app"]]>([
    ["with no hook", async (scope) => void scope.post("/alerts", async () => ({}))],
    [
      "with a global onResponse hook",
      async (scope) => {
        scope.addHook("onResponse", async () => {});
        scope.post("/alerts", async () => ({}));
      },
    ],
    [
      "with an onResponse hook on one route",
      async (scope) => void scope.post("/alerts", { onResponse: async () => {} }, async () => ({})),
    ],
    ["when the route does not exist", async () => {}],
    [
      "when a scope answers 404 by Fastify's own handler",
      async (scope) => {
        scope.register(async (inner) => (inner as unknown as { setNotFoundHandler: () => void }).setNotFoundHandler(), {
          prefix: "/alerts",
        });
      },
    ],
    [
      "when the input is refused",
      async (scope) => {
        const schema = { body: { type: "object", required: ["symbol"] } };
        scope.post("/alerts", { schema }, async () => ({}));
      },
    ],
    [
      "when the handler throws",
      async (scope) =>
        void scope.post("/alerts", async ({ headers }) => {
          const config = { headers };
          throw Object.assign(new Error("upstream refused"), {
            config,
            cause: Object.assign(new Error("x"), { config }),
          });
        }),
    ],
  ])("%s", async (_name, routes) => {
    const app = await build(routes);
    await app.inject(telling);
    expect(lines).not.toEqual([]);
    expect(lines.join("")).not.toContain("s3cret");
  });

  it("with OpenTelemetry on", async () => {
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
    const app = await build(async (scope) => {
      scope.addHook("onResponse", async () => {});
      scope.post("/alerts", async () => ({}));
    });
    expect((await app.inject(telling)).statusCode).toBe(200);
    expect(log().map(({ msg }) => msg)).toEqual(["request answered"]);
    expect(lines.join("")).not.toContain("s3cret");
  });

  it.each<[string, (request: FastifyRequest, reply: FastifyReply) => void]>([
    ["a request as req", (request) => request.log.info({ req: request })],
    ["a request under another name", (request) => request.log.info({ incoming: request })],
    ["a request itself", (request) => request.log.info(request)],
    ["Node's request", (request) => request.log.info({ raw: request.raw })],
    ["Node's request itself", (request) => request.log.info(request.raw)],
    ["a request far down", (request) => request.log.info({ context: { call: [{ request }] } })],
    ["a reply", (_request, reply) => reply.log.info({ reply })],
    ["a reply itself", (_request, reply) => reply.log.info(reply)],
    ["a child that has the request", (request) => request.log.child({ request }).info("begun")],
    ["a child that has it under any name", (request) => request.log.child({ a: request }).info("begun")],
    ["a child that has Node's request", ({ raw, log }) => log.child({ a: { b: [raw] } }).info("begun")],
    ["a child that has the headers", ({ headers, log }) => log.child({ a: headers }).info("begun")],
    ["a child with options", (request) => request.log.child({ a: request }, { msgPrefix: "x " }).info("begun")],
    [
      "a child with serializers of its own",
      (request) => request.log.child({ a: request }, { serializers: { a: ({ headers }) => headers } }).info("begun"),
    ],
    [
      "a child with formatters of its own",
      (request) => {
        const formatters = { bindings: (fields: object) => fields, log: (fields: object) => fields };
        const child = request.log.child({ a: request }, { formatters } as object);
        child.info({ request, b: request, c: request.headers }, "%o", request);
      },
    ],
    ["a child of a child", (request) => request.log.child({}).child({ a: request }).info("begun")],
    [
      "bindings set later",
      (request) => {
        const child = request.log.child({}) as unknown as Logger;
        child.setBindings({ a: request });
        child.info("begun");
      },
    ],
    ["a request in %o", (request) => request.log.info("%o", request)],
    ["a request in %j, after fields", (request) => request.log.info({ a: 1 }, "%s %j", "x", request)],
    ["a request in %s", (request) => request.log.info("%s", request)],
    ["Node's request in %O", (request) => request.log.info("%O", request.raw)],
    ["a reply in %o", (_request, reply) => reply.log.info("%o %j", reply, reply.raw)],
    ["headers in %o", (request) => request.log.info("%o", request.headers)],
    ["headers in %j", (request) => request.log.info(undefined, "%j", { a: [request.headers] })],
    ["headers for a message", (request) => request.log.info({}, request.headers as unknown as string)],
    ["headers themselves", (request) => request.log.info(request.headers)],
    ["headers under another name", (request) => request.log.info({ a: request.headers })],
    [
      "a client's error in %o",
      ({ headers, log }) => log.info("%o", Object.assign(new Error("x"), { config: { headers } })),
    ],
    ["headers by name", ({ headers, log }) => log.info({ headers }, "begun")],
    ["query and body by name", ({ query, body, log }) => log.info({ call: { query, body } }, "begun")],
    ["the URL", ({ url, log }) => log.info({ url }, "begun")],
    ["a client's error", ({ headers, log }) => log.error(Object.assign(new Error("x"), { config: { headers } }))],
  ])("when a hook logs %s", async (_name, hook) => {
    const app = await build(async (scope) => {
      scope.addHook("onResponse", async (request, reply) => hook(request, reply));
      scope.post("/alerts", async () => ({}));
    }, "info");
    expect((await app.inject(telling)).statusCode).toBe(200);
    expect(lines).toHaveLength(1);
    expect(lines.join("")).not.toContain("s3cret");
  });
});

it("keeps what a message and bindings say of things that are no secrets", async () => {
  const app = await build(async (scope) => {
    scope.post("/alerts", async ({ log }) => {
      log.child({ at: new Date(0), n: 1, big: 10n, list: ["a"], db: { host: "x", connection: { pool: 1 } } }).info("a");
      log.info("%s %d %o %j", new RangeError("y"), 7, { host: "x", of: [1] }, ["b"]);
      log.info("%o %s", new Date(0), new URL("http://127.0.0.1/x"));
      return {};
    });
  }, "info");
  await app.inject(telling);
  expect(log()).toMatchObject([
    {
      at: "1970-01-01T00:00:00.000Z",
      n: 1,
      big: "10",
      list: ["a"],
      db: { host: "x", connection: { pool: 1 } },
      msg: "a",
    },
    { msg: 'RangeError: y 7 {"host":"x","of":[1]} ["b"]' },
    { msg: '"1970-01-01T00:00:00.000Z" http://127.0.0.1/x' },
  ]);
});

it("req.log.info({ req }) shows method, url path and id only", async () => {
  const app = await build(async (scope) => {
    scope.post("/alerts", async (req) => {
      req.log.info({ req });
      req.log.info({ req: req.raw });
      return {};
    });
  }, "info");
  await app.inject(telling);
  expect(log().map(({ req }) => req)).toEqual([
    { id: "abc", method: "POST", url: "/alerts" },
    { method: "POST", url: "/alerts" },
  ]);
});

describe("a request that fails", () => {
  it("logs one line without a stack for a 4xx, with the reason", async () => {
    const app = await build(async (scope) => {
      const schema = { body: { type: "object", required: ["symbol"] } };
      scope.post("/alerts", { schema }, async () => ({}));
      scope.get("/gone", async () => {
        throw Object.assign(new Error("that alert has fired"), { statusCode: 410 });
      });
      scope.get("/quiet", async (_request, reply) => reply.code(409).send({}));
    }, "info");
    await app.inject(telling);
    await app.inject("/gone");
    await app.inject("/quiet");
    await app.inject("/nowhere?token=s3cret");
    await app.inject("/%zz?token=s3cret");
    expect(lines.join("")).not.toMatch(/s3cret|"stack"/);
    expect(log()).toMatchObject([
      { level: 30, url: "/alerts", status: 400, reason: "body: must have required property 'symbol'" },
      { level: 30, url: "/gone", status: 410, reason: "that alert has fired" },
      { level: 30, url: "/quiet", status: 409 },
      { level: 30, url: "/nowhere", status: 404 },
      { level: 30, url: "/%zz", status: 400 },
    ]);
  });

  it("logs the cause with its stack for a 5xx", async () => {
    const app = await build(async (scope) => {
      scope.get("/boom", async () => {
        throw new Error("no database", { cause: new Error("refused") });
      });
    }, "info");
    const { headers } = await app.inject("/boom");
    expect(log()).toMatchObject([
      {
        level: 50,
        reqId: headers["x-request-id"],
        msg: "request failed",
        status: 500,
        err: { type: "Error", message: "no database: refused", stack: expect.stringContaining("caused by") },
      },
    ]);
  });
});
