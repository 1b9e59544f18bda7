import type { PortRow, Spec } from "@berth/registry";
import { expect, it } from "vitest";
import { findFeed } from "./find-feed.ts";

const row = (port: number, env: string, protocol = "WS", status: PortRow["status"] = "active") =>
  ({ port, env, protocol, status, service: env.toLowerCase() }) as PortRow;
const find = (ports: PortRow[], variable?: string, env = {}) => findFeed({ ports } as Spec, variable, env);

it("the feed is Foundation's, or that of the only WebSocket, or the one that is named", () => {
  const [foundation, chat, news] = [row(9000, "FOUNDATION_PORT"), row(4000, "CHAT_PORT"), row(4001, "NEWS_PORT")];
  expect(find([chat, foundation])).toEqual({
    url: "ws://127.0.0.1:9000/feed",
    service: "foundation_port",
    port: foundation.port,
  });
  expect(find([chat, row(4002, "WEB_PORT", "HTTP")])?.url).toBe("ws://127.0.0.1:4000/feed");
  expect(find([chat, news])).toBeUndefined();
  expect(find([chat, row(4003, "OLD_PORT", "WS", "retired")])?.service).toBe("chat_port");
  expect(find([chat, news], "NEWS_PORT")?.url).toBe("ws://127.0.0.1:4001/feed");
  expect(find([row(4003, "BOTH_PORT", "HTTP, WS")])).toBeUndefined();
});

it("the environment moves the feed, and has its token", () => {
  const env = { FOUNDATION_PORT: "4711", FOUNDATION_TOKEN: "secret" };
  expect(find([row(9000, "FOUNDATION_PORT")], undefined, env)).toMatchObject({
    url: "ws://127.0.0.1:4711/feed",
    token: "secret",
  });
  expect(find([row(9000, "FOUNDATION_PORT")], undefined, { FOUNDATION_PORT: "1/evil" })?.url).toContain(":9000/");
});
