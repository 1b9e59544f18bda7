import { type PortRow, type Protocol, parseSpec } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import { planService } from "../plans/plan-service.ts";
import { chooseTemplate } from "./choose-template.ts";

const text = VECTRA.replace("purpose: Subscriber Services", "purpose: Subscriber Services, template: subscriber");
const { spec } = unwrap(parseSpec(text));
const row = (port: number, protocol: Protocol): PortRow => ({
  port,
  service: "a",
  title: "A",
  protocol,
  purpose: "A",
  env: `A_PORT_${port}`,
  status: "active",
});

it.each([
  ["what was asked for", "http", "http", [row(9018, "HTTP")]],
  ["what the range names", undefined, "subscriber", [row(9018, "HTTP")]],
  ["what the range names, for a feed too", undefined, "subscriber", [row(9018, "HTTP/WS")]],
  ["websocket for a port that speaks it", undefined, "websocket", [row(9021, "WS")]],
  ["websocket for HTTP/WS", undefined, "websocket", [row(9021, "HTTP/WS")]],
  ["websocket for two ports", undefined, "websocket", [row(9002, "HTTP"), row(9003, "WS")]],
  ["http otherwise", undefined, "http", [row(9021, "GRPC")]],
] as const)("takes %s", (_what, asked, expected, rows) => {
  expect(chooseTemplate(spec, rows, asked)).toBe(expected);
});

it("gives a service made with --template=websocket a port that speaks it", () => {
  const request = { name: "ticker", range: "analysis", template: "websocket" };
  const plan = unwrap(planService(request, snapshotOf()));
  expect(plan.ports).toEqual([{ port: 9021, env: "TICKER_PORT", protocol: "HTTP/WS", range: "analysis" }]);
  expect(textOf(plan, "services/ticker/src/app.ts")).toContain("await buildFeed(app);");
});

it("gives a service of a range for feeds a port that speaks it", () => {
  const feeds = VECTRA.replace("Analysis Services", "Analysis Services, template: websocket");
  for (const place of [{ range: "analysis" }, { port: 9025 }]) {
    const plan = unwrap(planService({ name: "ticker", ...place }, snapshotOf(feeds)));
    expect(plan.ports).toMatchObject([{ protocol: "HTTP/WS" }]);
  }
});

it("refuses a feed on a port that the spec gives to plain HTTP", () => {
  const request = { name: "optimization", template: "websocket" };
  expect(refusalOf(planService(request, snapshotOf()))).toBe(
    "ROW_DIFFERS  The template websocket serves a feed, but by the spec optimization speaks HTTP.\n" +
      "Take the template http, or give the row the protocol WS or HTTP/WS.",
  );
});
