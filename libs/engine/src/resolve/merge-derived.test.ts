import { parseSpec, writeBlock } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { mergeDerived } from "./merge-derived.ts";

const spec = unwrap(
  parseSpec(`title: Ports
status: CANONICAL
version: 1.0.0
date: 2026-01-19
settings:
  documents: [docs/ports.md]
ranges:
  web: { ports: 8000-8099, purpose: Web }
ports:
  8000: { service: shop, title: Shop, protocol: HTTP, purpose: Sales, env: SHOP_PORT, status: active }
history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial specification }
`),
).spec;
const PATH = "docs/ports.md";
const document = (text: string, block: string) => unwrap(writeBlock(PATH, text, block));

it("merges what two branches wrote into a document, whatever they have in its block", () => {
  const merged = mergeDerived(
    PATH,
    spec,
    {
      base: document("One.\n\nTwo.\n\nThree.\n", "a"),
      ours: document("One of ours.\n\nTwo.\n\nThree.\n", "b"),
      theirs: document("One.\n\nTwo.\n\nThree of theirs.\n", "c"),
    },
    { files: {} },
  );
  const text = unwrap(merged);
  expect(text).toMatch(/^One of ours\.\n\nTwo\.\n\nThree of theirs\.\n\n<!-- berth:begin -->\n/);
  expect(text).toContain("| **8000** | Shop |");
});

it("merges a compose.yaml as it is written where Dockerfiles can't be looked for", () => {
  const stages = { base: "a\n\nb\n\nc\n", ours: "a of ours\n\nb\n\nc\n", theirs: "a\n\nb\n\nc of theirs\n" };
  const merged = mergeDerived("compose.yaml", spec, stages, { files: {}, dockerfilesUnknown: "services is a file" });
  expect(unwrap(merged)).toBe("a of ours\n\nb\n\nc of theirs\n");
});
