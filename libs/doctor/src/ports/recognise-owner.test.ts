import type { PortRow } from "@berth/registry";
import type { PortHolder } from "@berth/service/ports";
import { expect, it } from "vitest";
import { recogniseOwner } from "./recognise-owner.ts";

const ROOT = "/work/shop";
const rowOf = (port: number, service: string, owner: string, status: PortRow["status"] = "active"): PortRow => ({
  port,
  service,
  title: "T",
  protocol: "HTTP",
  purpose: "P",
  env: `${service.toUpperCase()}_PORT`,
  owner,
  status,
});
const API = rowOf(4001, "api", "apps/api");
const ADMIN = rowOf(4002, "admin", "apps/api/admin");
const WEB = rowOf(4003, "web", "apps/web/");
const GONE = rowOf(4004, "gone", "apps/gone", "retired");
const BROWSER = rowOf(4005, "browser", "Chrome browser");
const RENAMED = rowOf(4006, "mailer", "services/mail");
const HOME = { root: ROOT, spec: { settings: {}, ports: [API, ADMIN, WEB, GONE, BROWSER, RENAMED] } };

const holder = (command: string, folder: string, service?: PortHolder["service"]): PortHolder => ({
  process: { pid: 7, command: command.split(" "), folder, startedAt: undefined },
  cutOff: false,
  service,
  user: "ann",
  sockets: [],
});
const named = (one: PortHolder, row?: PortRow) => recogniseOwner(one, row, HOME).service;
const ours = (name: string) => ({ name, root: ROOT });

it("knows a program that runs in the folder of an adopted project as its service, on whatever port", () => {
  for (const row of [API, WEB, BROWSER, undefined])
    expect(named(holder("node main.js", `${ROOT}/apps/api`), row)).toEqual(ours("api"));
  expect(named(holder("node apps/web/main.js", ROOT))).toEqual(ours("web"));
});

it("takes the owner of the port where two fit, else the one that lies deepest", () => {
  const inside = holder("node main.js", `${ROOT}/apps/api/admin/src`);
  expect(named(inside, API)).toEqual(ours("api"));
  expect(named(inside)).toEqual(ours("admin"));
});

it("takes the folder where a program runs before the files that it is given", () => {
  expect(named(holder("node main.js ../web/page.html", `${ROOT}/apps/api`))).toEqual(ours("api"));
});

it("knows a service whose owner is the folder of another name", () => {
  expect(named(holder("node x", `${ROOT}/services/mail`, ours("mail")))).toEqual(ours("mailer"));
});

it.each([
  ["whose folder only begins alike", holder("node main.js", `${ROOT}/apps/api-old`)],
  ["of a retired project", holder("node main.js", `${ROOT}/apps/gone`)],
  ["from elsewhere", holder("python3 -m http.server", "/home/ann")],
  ["whose folder is not shown", { ...holder("x", "/"), process: undefined }],
  ["that stands for a container", holder(`/usr/bin/docker-proxy ${ROOT}/apps/api`, "/")],
])("knows no service in a program %s", (_, one) => {
  expect(named(one, WEB)).toBeUndefined();
});

it("leaves the service of another checkout, and one with rows of its own, what it is", () => {
  const other = { name: "api", root: "/work/other" };
  expect(named(holder("node x", `${ROOT}/apps/web`, other), WEB)).toEqual(other);
  expect(named(holder("node x", `${ROOT}/apps/web`, ours("api")), WEB)).toEqual(ours("api"));
});
