import { afterAll, beforeAll, describe, expect, it } from "vitest";
import request from "supertest";
import { buildApp } from "../orders/app.ts";
import { parseAddress } from "../orders/parse-address.ts";

const TEST_PORT = 4199;
let app: Awaited<ReturnType<typeof buildApp>>;

beforeAll(async () => {
  app = await buildApp();
  await app.listen({ port: TEST_PORT });
}, 20000);
afterAll(() => app.close());

describe("GET http://localhost:4199/health", () => {
  it("answers", async () => {
    const response = await request("http://127.0.0.1:4199").get("/health");
    expect(response.status).toBe(200);
    expect(response.body.url).toBe("http://localhost:4199/health");
  });

  it("takes any free port", async () => {
    const other = await buildApp();
    await other.listen({ port: 0 });
    expect(other.addresses()[0]?.port).not.toBe(4199);
  });

  it("reads addresses", () => {
    expect(parseAddress("localhost:9000")).toEqual({ host: "localhost", port: 9000 });
    expect(parseAddress("[::1]:9000")).toEqual({ host: "::1", port: 9000 });
    expect(() => parseAddress("localhost:99999")).toThrow("port 99999 is out of range");
  });
});
