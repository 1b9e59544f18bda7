import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { startFoundation } from "./fixtures/start-feed.ts";

interface Page {
  origin?: string;
  host?: string;
}

/** What a page that opens a WebSocket to the feed gets: its first frame, or the status that refuses it. */
async function follow(port: number, { origin, host }: Page): Promise<string> {
  const headers = { ...(origin === undefined ? {} : { origin }), ...(host === undefined ? {} : { host }) };
  const client = new WebSocket(`ws://127.0.0.1:${port}/feed`, { headers });
  onTestFinished(() => client.terminate());
  client.on("error", () => undefined);
  const refused = once(client, "error").then(([error]) => String(error.message).replace(/.* /, ""));
  return Promise.race([once(client, "message").then(() => "follows"), refused]);
}

it.each<[string, Page]>([
  ["a page from elsewhere", { origin: "https://evil.example" }],
  ["a page from elsewhere that names the feed's port", { origin: "http://evil.example:9000" }],
  ["a page whose name begins like this machine's", { origin: "http://localhost.evil.example" }],
  ["a sandboxed page or a file", { origin: "null" }],
  ["an origin that hides its host", { origin: "http://localhost@evil.example" }],
  ["an extension of a browser", { origin: "chrome-extension://abcdef" }],
  ["two origins", { origin: "http://localhost, https://evil.example" }],
  ["an empty origin", { origin: "" }],
])("a feed on this machine refuses %s", async (_name, page) => {
  const { port } = await startFoundation({});
  expect(await follow(port, page)).toBe("403");
});

it("a feed on this machine refuses a name that is rebound to it, with a matching Origin as well", async () => {
  const { port } = await startFoundation({});
  const page = { origin: `http://evil.example:${port}`, host: `evil.example:${port}` };
  expect(await follow(port, page)).toBe("421");
});

it.each<[string, Page]>([
  ["a program, which sends no origin", {}],
  ["a page of its own", { origin: "http://127.0.0.1:9000", host: "127.0.0.1:9000" }],
  ["a user interface under development", { origin: "http://localhost:4200" }],
  ["a page that is listed", { origin: "https://app.example" }],
])("a feed on this machine takes %s", async (_name, page) => {
  const { port } = await startFoundation({ origins: ["https://app.example"] });
  expect(await follow(port, page)).toBe("follows");
});

it.each<[string, Page, string]>([
  [
    "takes a page of the host that it connects to",
    { origin: "https://feed.example", host: "feed.example:443" },
    "follows",
  ],
  ["refuses a page of another host", { origin: "https://evil.example", host: "feed.example" }, "403"],
  ["refuses a page of another port", { origin: "https://feed.example:8443", host: "feed.example" }, "403"],
  ["refuses a page of the follower's own machine", { origin: "http://localhost:4200", host: "feed.example" }, "403"],
])("a feed on all interfaces %s", async (_name, page, expected) => {
  const { port } = await startFoundation({}, 0, "0.0.0.0");
  expect(await follow(port, page)).toBe(expected);
});
