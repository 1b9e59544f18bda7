import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { startFollower, startFoundation } from "./fixtures/start-feed.ts";

const event = { type: "ship.sailed", source: "harbour" };
const frame = (publish: unknown, key: unknown = "k") => JSON.stringify({ publish, key });
const batch = (count: number) => Array.from({ length: count }, () => event);
const nested = JSON.parse(`${"[".repeat(200)}${"]".repeat(200)}`);

async function open(port: number, path = "/feed", headers: Record<string, string> = {}): Promise<WebSocket> {
  const client = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
  onTestFinished(() => client.terminate());
  await once(client, "message");
  return client;
}

/** The code and the reason with which a connection ended. */
async function ending(client: WebSocket): Promise<string> {
  const [code, reason] = await once(client, "close");
  return `${code} ${reason}`.trim();
}

describe("a follower that sends what it may not", () => {
  it.each<[string, string | Buffer, string]>([
    ["no JSON", "{", "1008 expected JSON"],
    ["a frame that is none", "[]", "1008 invalid at the top: Invalid input: expected object, received array"],
    ["no events", frame([]), "1008 invalid at publish: Too small: expected array to have >=1 items"],
    ["a type with a pattern", frame([{ ...event, type: "*" }]), "1008 invalid at publish.0.type: Expected a type such"],
    ["an id", frame([{ ...event, id: 1 }]), '1008 invalid at publish.0: Unrecognized key: "id"'],
    ["no key", frame([event], null), "1008 invalid at key: Invalid input: expected string, received null"],
    ["too many events", frame(batch(101)), "1008 invalid at publish: Too big: expected array to have <=100 items"],
    ["deep data", frame([{ ...event, data: nested }]), "1008 An event is nested at most 100 levels deep."],
    ["bytes", Buffer.from([1, 2, 3]), "1003 expected text"],
    ["a long frame", frame([{ ...event, data: "x".repeat(70_000) }]), "1009"],
  ])("is cut off with a code and a reason: %s", async (_name, sent, expected) => {
    const { port, publish } = await startFoundation({});
    const client = await open(port);
    client.send(sent);
    expect(await ending(client)).toContain(expected);
    expect(publish("next")).toBe(1);
  });

  it("is cut off when it publishes to a feed that takes nothing from followers", async () => {
    const { port } = await startFoundation({});
    const client = await open(port, "/read-only");
    client.send(frame([event]));
    expect(await ending(client)).toBe("1008 this feed takes no events from its followers");
  });

  it.each<[string, (client: WebSocket) => void]>([
    ["events", (client) => client.send(frame(batch(100), String(Math.random())))],
    ["pings", (client) => client.ping()],
    ["pongs", (client) => client.pong()],
  ])("is cut off for a flood of %s, and the others follow on", async (_name, send) => {
    const { port, publish } = await startFoundation({ keep: 100_000 });
    const follower = await startFollower(port);
    const client = await open(port);
    const ended = ending(client);
    const flood = setInterval(() => {
      for (let count = 0; count < 1000; count++) send(client);
    }, 1);
    onTestFinished(() => clearInterval(flood));
    expect(await ended).toBe("1008 more than 1000 events a second");
    clearInterval(flood);
    const last = publish("last");
    await expect.poll(async () => (await follower.health()).lastId, { timeout: 20_000 }).toBe(last);
    expect(follower.gaps()).toEqual([]);
  });

  it("cannot make the feed inflate a compressed frame", async () => {
    const { port } = await startFoundation({});
    const client = await open(port, "/feed", { "sec-websocket-extensions": "permessage-deflate" });
    expect(client.extensions).toBe("");
  });
});

describe("a publisher over HTTP", () => {
  const headers = { "content-type": "application/json" };
  const post = async (port: number, body: string | Buffer, more = {}) =>
    fetch(`http://127.0.0.1:${port}/api/events`, {
      method: "POST",
      body: typeof body === "string" ? body : new Uint8Array(body),
      headers: { ...headers, ...more },
    });

  it.each<[string, string | Buffer, object, number]>([
    ["a compressed body", gzipSync("x".repeat(1e6)), { "content-encoding": "gzip" }, 415],
    ["a page of another site", JSON.stringify(event), { origin: "https://evil.example" }, 403],
    ["a form, which a page may post anywhere", JSON.stringify(event), { "content-type": "text/plain" }, 400],
    ["a long body", JSON.stringify({ ...event, data: "x".repeat(2e6) }), {}, 413],
    ["an event that is none", JSON.stringify({ type: "a" }), {}, 400],
    ["a key with spaces", JSON.stringify(event), { "idempotency-key": "a b" }, 400],
  ])("is refused with a status: %s", async (_name, body, more, status) => {
    const { port, publish } = await startFoundation({});
    expect((await post(port, body, more)).status).toBe(status);
    expect(publish("next")).toBe(1);
  });

  it("is told to wait when it floods, and nothing of what is refused is published", async () => {
    const { port, publish } = await startFoundation({ keep: 100_000 });
    const statuses: number[] = [];
    while (!statuses.includes(429)) statuses.push((await post(port, JSON.stringify(batch(100)))).status);
    expect(publish("next")).toBe(statuses.filter((status) => status === 200).length * 100 + 1);
  });
});

it.each([
  ["no token", {}, "401"],
  ["another token", { authorization: "Bearer a-token-for-the-test" }, "401"],
  ["the token in another scheme", { authorization: "Basic a-token-for-the-tests" }, "401"],
  ["the token", { authorization: "Bearer a-token-for-the-tests" }, "follows"],
])("a feed with a token, and a follower with %s", async (_name, headers: Record<string, string>, expected) => {
  const { port } = await startFoundation({}, 0, "127.0.0.1", { token: "a-token-for-the-tests" });
  const client = new WebSocket(`ws://127.0.0.1:${port}/feed`, { headers });
  onTestFinished(() => client.terminate());
  const refused = once(client, "error").then(([error]) => String(error.message).replace(/.* /, ""));
  expect(await Promise.race([once(client, "message").then(() => "follows"), refused])).toBe(expected);
});
