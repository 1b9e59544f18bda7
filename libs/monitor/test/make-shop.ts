import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseSpec, type Spec } from "@berth/registry";
import { onTestFinished } from "vitest";

/** Stands in for Nx: runs the service in its own process, from the service's folder as `nx serve` does. */
const NX = `
const [, , verb, name] = process.argv;
console.log("nx " + verb + " " + name);
process.chdir("services/" + name);
import(process.cwd() + "/main.mjs");
`;

/** Listens on its port, and prints what a real service prints of it. */
const SERVICE = (port: number) => `
import { createServer } from "node:http";
const answer = (request, response) => response.end(JSON.stringify({ service: "orders", pid: process.pid }));
createServer(answer).listen(${port}, "127.0.0.1", () => console.log("listening on ${port}"));
`;

/** A workspace in a temporary folder, with the service `orders` on a port; it goes when the test ends. */
export interface Shop {
  root: string;
  spec: Spec;
  write(path: string, text: string): void;
}

/** @param port of the service `orders`; `reserved`, whose folder isn't there, has the next one. */
export function makeShop(port: number): Shop {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "berth-monitor-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const text = specText(port);
  const parsed = parseSpec(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failures));
  write("spec/ports.yaml", text);
  write("config/ports.env", `ORDERS_PORT=${port}\n`);
  write("package.json", `{ "type": "module" }`);
  write("node_modules/nx/package.json", `{ "name": "nx", "exports": { "./bin/*": "./bin/*" } }`);
  write("node_modules/nx/bin/nx.js", NX);
  write("services/orders/package.json", `{ "name": "orders" }`);
  write("services/orders/main.mjs", SERVICE(port));
  return { root, spec: parsed.value.spec, write };
}

const specText = (port: number) => `
title: Shop
status: CANONICAL
version: 1.0.0
date: 2026-01-19
ranges:
  shop: { ports: ${port}-${port + 1}, purpose: Shop }
ports:
  ${port}:
    service: orders
    title: Orders
    protocol: HTTP
    purpose: Orders
    env: ORDERS_PORT
    owner: services/orders
    status: active
  ${port + 1}:
    service: billing
    title: Billing
    protocol: HTTP
    purpose: Bills
    env: BILLING_PORT
    owner: services/billing
    status: reserved
history:
  - { version: 1.0.0, date: 2026-01-19, change: First }
`;
