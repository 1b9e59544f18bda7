import { expect, it } from "vitest";
import * as z from "zod";
import { createApp } from "../create-app.ts";

const app = await createApp({
  service: "price-alerts",
  logLevel: "fatal",
  app: async (scope) => {
    const event = z.looseObject({ type: z.string() });
    scope.post("/loose", { schema: { body: event } }, async ({ body }) => ({ bytes: JSON.stringify(body).length }));
    scope.post("/json", { schema: { body: z.json() } }, async () => ({}));
    scope.post("/echo", { schema: { response: { 200: z.unknown() } } }, async ({ body }) => body);
    scope.register(async (inner) => {
      const parse = (_request: unknown, text: string, done: (error: null, body: unknown) => void) =>
        done(null, JSON.parse(text));
      inner.addContentTypeParser("application/vnd.api+json", { parseAs: "string" }, parse as never);
      inner.post("/other", async ({ body }) => body);
    });
  },
});

function post(url: string, data: string, type = "application/json") {
  return app.inject({ method: "POST", url, payload: `{"type":"a","data":${data}}`, headers: { "content-type": type } });
}

const arrays = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
const objects = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

it.each(["/loose", "/json", "/echo"])("answers 400 to a body that is nested 5,000 deep: %s", async (url) => {
  for (const data of [arrays(5_000), objects(5_000), `[1,{"x":${arrays(100_000)}}]`]) {
    const answer = await post(url, data);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().message).toBe("The body is nested deeper than 500 levels.");
  }
});

it("answers 400 as well when the service brings its own parser", async () => {
  expect((await post("/other", arrays(5_000), "application/vnd.api+json")).statusCode).toBe(400);
});

it("takes what is nested 499 deep", async () => {
  for (const data of [arrays(499), objects(499)]) {
    expect((await post("/loose", data)).statusCode).toBe(200);
    expect((await post("/json", data)).statusCode).toBe(200);
  }
});
