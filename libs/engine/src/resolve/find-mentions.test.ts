import { execFileSync } from "node:child_process";
import { makeFolder, write } from "@berth/commit/test";
import { parseSpec } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { findMentions } from "./find-mentions.ts";

const row = (port: number, service: string, owner: string) =>
  `  ${port}: { service: ${service}, title: T, protocol: HTTP, purpose: P, env: ${service.toUpperCase()}_PORT, ` +
  `owner: ${owner}, status: active }\n`;
const { spec } = unwrap(
  parseSpec(`title: Ports
status: CANONICAL
version: 1.0.0
date: 2026-01-19
ranges: { web: { ports: 9020-9029, purpose: Web } }
ports:
${row(9021, "shop", "apps/shop")}${row(9022, "root", ".")}history: []
`),
);

it("finds the old number of a service in the folder that owns it, wherever that is", () => {
  const root = makeFolder();
  execFileSync("git", ["init", "-q", root]);
  write(root, "apps/shop/vite.config.ts", "export default {};\nconst port = 9020;\n");
  write(root, "services/shop/notes.md", "9020\n");
  const moved = [
    { service: "shop", from: 9020, to: 9021, holder: "other" },
    { service: "root", from: 9020, to: 9022, holder: "other" },
  ];
  expect(findMentions(root, spec, moved)).toEqual(["9020 is still in apps/shop/vite.config.ts:2; shop has 9021 now."]);
});
