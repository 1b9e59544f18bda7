import { createApp } from "@berth/service";
import { expect, it, onTestFinished } from "vitest";
import { monitor } from "../monitor.ts";

const TOKEN = "a-token:for/the-tests";
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });

async function open() {
  const app = await createApp({
    service: "monitor",
    logLevel: "fatal",
    app: (scope) => monitor(scope, { root: undefined, token: TOKEN }),
  });
  onTestFinished(() => app.close());
  return (url: string, headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { host: "localhost", ...headers } });
}

it.each(["/", "/assets/index.js", "/api/monitor/state", "/api/monitor/feed"])(
  "a monitor with a token asks for it at %s, so that a browser asks a person",
  async (url) => {
    const get = await open();
    for (const headers of [{}, basic("x:wrong"), basic(TOKEN), { authorization: "Bearer wrong" }, basic("")]) {
      const answer = await get(url, headers);
      expect(answer.statusCode).toBe(401);
      expect(answer.headers["www-authenticate"]).toContain("Basic realm=");
    }
  },
);

it("a monitor opens with the token as a password, or as a bearer's", async () => {
  const get = await open();
  for (const headers of [basic(`:${TOKEN}`), basic(`ada:${TOKEN}`), { authorization: `Bearer ${TOKEN}` }])
    expect((await get("/", headers)).statusCode).toBe(200);
});
