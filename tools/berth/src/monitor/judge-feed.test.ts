import { parseSpec } from "@berth/registry";
import { smallSpec, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { judgeFeed } from "./judge-feed.ts";

const row = (port: number, service: string, protocol: string, status = "active") =>
  `  ${port}: { service: ${service}, title: T, protocol: ${protocol}, purpose: P, ` +
  `env: ${service.toUpperCase()}_PORT, owner: services/${service}, status: ${status} }\n`;
const { spec } = unwrap(
  parseSpec(
    smallSpec(
      ["shop: { ports: 4000-4009, purpose: Shop }"],
      row(4000, "orders", "HTTP"),
      row(4001, "chat", "WS"),
      row(4002, "talk", "WS", "retired"),
    ),
  ),
);

it.each(["CHAT_PORT", "ORDERS_PORT"])("--feed=%s is a variable of the spec", (variable) => {
  expect(judgeFeed(variable, spec)).toBeUndefined();
});

it.each([
  ["CHAT_PROT", "Did you mean --feed=CHAT_PORT? List all with npx berth list."],
  ["TALK_PORT", expect.stringContaining("List all with npx berth list.")],
  ["4001", "List all with npx berth list."],
])("--feed=%s is refused, with the variables of feeds", (variable, fix) => {
  expect(judgeFeed(variable, spec)).toEqual({
    code: "FLAG_INVALID",
    message: `--feed=${JSON.stringify(variable)} is no variable of a port that is in use.`,
    details: ["Of protocol WS: CHAT_PORT."],
    fix,
  });
});
