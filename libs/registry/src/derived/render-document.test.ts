import { expect, it } from "vitest";
import { unwrap } from "../../test/unwrap.ts";
import { parseSpec } from "../read/parse-spec.ts";
import { renderDocument } from "./render-document.ts";

const SPEC = `title: Ports
status: CANONICAL
version: 1.0.0
date: 2026-01-19
settings:
  commands: berth
ranges:
  web: { ports: 8000-8099, purpose: Web | apps, policy: locked }
ports:
  8000:
    { service: shop, title: Shop, protocol: HTTP, purpose: Sales, env: SHOP_PORT, owner: services/shop, status: active }
history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial specification }
`;

it("has a table of the ports and one of the ranges, and says where they change", () => {
  expect(renderDocument(unwrap(parseSpec(SPEC)).spec)).toBe(
    [
      "<!-- From spec/ports.yaml, which is where ports change; then: berth sync -->",
      "",
      "| Port | Service | Protocol | Purpose | Variable | Owner | Status |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      "| **8000** | Shop | HTTP | Sales | `SHOP_PORT` | `services/shop` | active |",
      "",
      "| Range | Purpose |",
      "| --- | --- |",
      "| 8000-8099 | Web \\| apps (locked) |",
    ].join("\n"),
  );
});
