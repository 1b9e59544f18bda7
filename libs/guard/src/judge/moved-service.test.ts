import { parseSpec } from "@berth/registry";
import { expect, it } from "vitest";
import { lintText } from "../lint/lint-text.ts";

const row = (port: number, status: string) => `  ${port}:
    { service: hello, title: Hello, protocol: HTTP, purpose: P, env: HELLO_PORT, owner: services/hello, status: ${status} }
`;
const parsed = parseSpec(`title: T
status: DRAFT
version: 1.0.0
date: 2026-01-19
ranges: { core: { ports: 9000-9009, purpose: Core } }
ports:
${row(9001, "retired")}${row(9005, "active")}history: []
`);

it("a service that moved has its default on the new port, not on its tombstone", async () => {
  if (!parsed.ok) throw new Error("The spec is sound.");
  const lint = (port: number) => lintText("a.ts", `listen(process.env.HELLO_PORT ?? ${port});\n`, parsed.value.spec);
  expect(await lint(9005)).toEqual([]);
  expect(await lint(9001)).toMatchObject([{ code: "DEFAULT_DIFFERS", fix: expect.stringMatching(/^Write 9005: /) }]);
});
