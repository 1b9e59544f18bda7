import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import { createApp } from "./create-app.ts";

async function build() {
  const app = await createApp({
    service: "hello",
    version: "1.2.3",
    logLevel: "fatal",
    config: { greeting: "Hi" },
    app: async (scope, { greeting }) => {
      const params = z.object({ name: z.string().min(1).max(8) });
      const response = { 200: z.object({ text: z.string() }) };
      scope.get("/classic/:name", { schema: { params, response } }, async ({ params: { name } }) => ({
        text: `${greeting} ${name}`,
        secret: "left out",
      }));
      const number = mini.object({ number: mini.coerce.number().check(mini.lt(5)) });
      scope.get("/mini/:number", { schema: { params: number } }, async ({ params }) => params);
      scope.get("/broken", { schema: { response } }, async () => ({ password: "x" }) as never);
      const when = z.codec(z.iso.datetime(), z.date(), {
        decode: (text) => new Date(text),
        encode: (date) => date.toISOString(),
      });
      scope.get("/codec", { schema: { response: { 200: z.object({ when }) } } }, async () => ({
        when: new Date(0),
      }));
      const ship = z.object({ type: z.string() });
      scope.post("/union", { schema: { body: z.union([ship, z.array(ship)]) } }, async ({ body }) => body);
      const plain = { type: "object", properties: { number: { type: "number" } } } as const;
      scope.get("/json", { schema: { response: { 200: plain } } }, async () => ({
        number: "7",
        secret: "left out",
      }));
    },
  });
  onTestFinished(() => app.close());
  return app;
}

describe("routes with zod schemas", () => {
  it("give handlers parsed input, and answers nothing that the schema does not name", async () => {
    const app = await build();
    expect((await app.inject("/classic/Ada")).body).toBe('{"text":"Hi Ada"}');
    expect((await app.inject("/mini/3")).json()).toEqual({ number: 3 });
    expect((await app.inject("/codec")).json()).toEqual({ when: "1970-01-01T00:00:00.000Z" });
  });

  it("say in words what is wrong with the input, classic and mini alike", async () => {
    const app = await build();
    const [classic, small] = [await app.inject("/classic/Bonifatius"), await app.inject("/mini/9")];
    expect(classic.statusCode).toBe(400);
    expect(classic.json()).toEqual({
      statusCode: 400,
      error: "Bad Request",
      message: "params.name: Too big: expected string to have <=8 characters",
      requestId: classic.headers["x-request-id"],
      issues: [{ at: "params.name", message: "Too big: expected string to have <=8 characters" }],
    });
    expect(small.json().message).toBe("params.number: Too big: expected number to be <5");
  });

  it.each([
    ['{"type":1}', "body.type: Invalid input: expected string, received number"],
    ['[{"type":"a"},{}]', "body.1.type: Invalid input: expected string, received undefined"],
    ["3", "body: Invalid input: expected object, received number"],
  ])("name the fault of the closest member of a union: %s", async (payload, message) => {
    const app = await build();
    const headers = { "content-type": "application/json" };
    const answer = await app.inject({ method: "POST", url: "/union", payload, headers });
    expect([answer.statusCode, answer.json().message]).toEqual([400, message]);
  });

  it("answer 500 and leak nothing when the response is not what the schema says", async () => {
    const answer = await (await build()).inject("/broken");
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({
      statusCode: 500,
      error: "Internal Server Error",
      message: "Internal Server Error",
      requestId: answer.headers["x-request-id"],
    });
  });

  it("live beside routes with JSON Schema", async () => {
    expect((await (await build()).inject("/json")).body).toBe('{"number":7}');
  });
});

describe("/docs", () => {
  it("is an OpenAPI 3.1 document of the service's own routes", async () => {
    const document = (await (await build()).inject("/docs/json")).json();
    expect(document).toMatchObject({
      openapi: "3.1.1",
      info: { title: "hello", version: "1.2.3" },
    });
    expect(Object.keys(document.paths)).toEqual([
      "/classic/{name}",
      "/mini/{number}",
      "/broken",
      "/codec",
      "/union",
      "/json",
    ]);
    expect(document.paths["/classic/{name}"].get.parameters).toEqual([
      {
        in: "path",
        name: "name",
        required: true,
        schema: { type: "string", minLength: 1, maxLength: 8 },
      },
    ]);
    const { responses, tags } = document.paths["/classic/{name}"].get;
    expect(tags).toEqual(["classic"]);
    expect(Object.keys(responses)).toEqual(["200", "400"]);
    expect(Object.keys(responses["400"].content["application/json"].schema.properties)).toContain("issues");
    expect(Object.keys(document.paths["/broken"].get.responses)).toEqual(["200"]);
    expect(document.paths["/json"].get.responses["200"].content["application/json"].schema).toEqual({
      type: "object",
      properties: { number: { type: "number" } },
    });
  });

  it("shows it with a page that loads nothing from elsewhere", async () => {
    const app = await build();
    const page = await app.inject("/docs");
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
    expect(page.body).not.toMatch(/https?:|<script>|<style|style=|\son\w+=/);
    for (const [, path] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const headers = { "accept-encoding": "gzip" };
      const plain = await app.inject(`/${path}`);
      expect(plain.statusCode, path).toBe(200);
      const packed = await app.inject({ url: `/${path}`, headers });
      if (packed.headers["content-encoding"]) {
        expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length);
      }
    }
    expect((await app.inject("/docs/swagger-ui.js")).body).toContain("SwaggerUIBundle");
    expect((await app.inject("/docs/")).headers.location).toBe("../docs");
  });
});

describe("a browser that follows the address in the log", () => {
  it("comes to the docs, and gets no 404 for its icon", async () => {
    const app = await build();
    const start = await app.inject("/");
    expect([start.statusCode, start.headers.location]).toEqual([302, "docs"]);
    expect((await app.inject("/favicon.ico")).statusCode).toBe(204);
    expect((await app.inject("/nowhere")).statusCode).toBe(404);
    expect((await app.inject({ method: "POST", url: "/" })).statusCode).toBe(404);
  });
});

describe("/metrics", () => {
  it("counts requests by method, route pattern and status, and shows the process", async () => {
    const app = await build();
    for (const name of ["Ada", "Grace", "Bonifatius"]) await app.inject(`/classic/${name}`);
    const { body, headers } = await app.inject("/metrics");
    expect(headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    const count = (status: number) =>
      `http_request_duration_seconds_count{method="GET",route="/classic/:name",status="${status}"}`;
    expect(body).toContain(`${count(200)} 2\n`);
    expect(body).toContain(`${count(400)} 1\n`);
    expect(body).toContain('_bucket{le="+Inf",method="GET",route="/classic/:name",status="200"} 2\n');
    expect(body).toContain("process_cpu_seconds_total");
    expect(body).not.toContain("Grace");
  });
});
