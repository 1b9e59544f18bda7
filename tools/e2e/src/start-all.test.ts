import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSpec } from "@berth/registry";
import { beginRequest } from "@berth/service/testing";
import { describe, expect, test } from "vitest";
import { freshWorkspace } from "./fresh-workspace.ts";
import { get, requireFree } from "./loopback.ts";
import { CTRL_C, openTerminal, terminalMissing } from "./terminal.ts";
import { REPOSITORY } from "./workspace.ts";

const parsed = parseSpec(readFileSync(join(REPOSITORY, "spec/ports.yaml"), "utf8"));
const rows = parsed.ok ? parsed.value.spec.ports : [];
const ours = rows.filter(
  ({ owner, status }) => owner?.startsWith("services/") && status !== "reserved",
);

describe.skipIf(terminalMissing)(`npm start ${terminalMissing}`, () => {
  test("starts every service on its registered port; Ctrl-C stops all of them, and cuts nothing off", async () => {
    const { root } = freshWorkspace();
    await requireFree(...ours.map(({ port }) => port));
    const terminal = openTerminal(root, "npm start");
    for (const { service } of ours) void service;
    for (let up = 0; up < ours.length; up += 1) await terminal.see("listening on http://");
    for (const { port, service } of ours)
      expect(await get(port, "/health")).toMatchObject({
        status: 200,
        body: { service, port, status: "ok" },
      });
    const http = ours.find(({ env }) => env === "FOUNDATION_HTTP_PORT")?.port ?? 0;
    const request = await beginRequest(http, "/events", { type: "sailed" });
    terminal.type(CTRL_C);
    expect(await request.finish()).toMatchObject({ status: 200 });
    await terminal.end();
    // Nobody holds a port any more.
    await requireFree(...ours.map(({ port }) => port));
  });
});
