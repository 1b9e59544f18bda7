import { parseSpec } from "@berth/registry";
import { smallSpec, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { judgePort } from "./judge-port.ts";
import { openerOf } from "./open-browser.ts";

const ORDERS =
  "  4000: { service: orders, title: T, protocol: HTTP, purpose: P, env: ORDERS_PORT, owner: services/orders, " +
  "status: retired }\n";
const { spec } = unwrap(parseSpec(smallSpec(["shop: { ports: 4000-4009, purpose: Shop }"], ORDERS)));

it.each([
  [4000, "PORT_TAKEN", "4000 (ORDERS_PORT) belongs to orders"],
  [4005, "PORT_UNASSIGNED", "range shop"],
  [6000, "PORT_UNSAFE", "6000"],
])("the monitor doesn't take %d: %s", (port, code, message) => {
  expect(judgePort(port, spec)).toEqual({
    code,
    message: expect.stringContaining(message),
    fix: "Leave --port out for a free one, or give one outside of 4000-4009.",
  });
});

it("the monitor takes a number outside of all ranges", () => {
  expect(judgePort(5000, spec)).toBeUndefined();
});

it.each(["darwin", "linux", "win32"] as const)(
  "on %s the browser gets the URL as one word, and no shell",
  (platform) => {
    const [file, args] = openerOf(platform, "http://127.0.0.1:4711/");
    expect(args.at(-1)).toMatch(/(?:^|,)?http:\/\/127\.0\.0\.1:4711\/$/);
    expect(file).not.toMatch(/sh|cmd/);
  },
);
