import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { holdPort, makePortLab } from "../doctor/port-lab.ts";
import { findFreeSpan } from "../loopback.ts";

/** The address that the command prints. */
async function addressOf(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    const [, url] = /: (http:\/\/127\.0\.0\.1:\d+)\/\n/.exec(text) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`berth monitor printed no address: ${text}`);
}

test("berth monitor serves the page of a workspace without Nx and without services, until Ctrl-C", async () => {
  const lab = await makePortLab([]);
  const child = lab.startBerth(["monitor"]);
  const url = await addressOf(child);
  expect(await (await fetch(url)).text()).toContain("berth-token");
  const state = await (await fetch(`${url}/api/monitor/state`)).json();
  expect(state).toMatchObject({ services: {}, feed: { state: "none" } });
  const changes = await fetch(`${url}/api/monitor/changes`);
  child.kill("SIGINT");
  // A page that is open doesn't keep it.
  expect(await once(child, "exit")).toEqual([0, null]);
  await changes.body?.cancel().catch(() => undefined);
});

test("berth monitor takes a port that it is given, and no port of the spec", async () => {
  const lab = await makePortLab([{ service: "alpha" }]);
  const alpha = lab.ports["alpha"] ?? 0;
  const taken = await lab.berth(["monitor", `--port=${alpha}`]);
  expect(taken).toMatchObject({ status: 2, stdout: "" });
  expect(taken.stderr).toContain(`PORT_TAKEN  ${alpha} (ALPHA_PORT) belongs to alpha`);
  const free = await lab.berth(["monitor", `--port=${alpha + 1}`]);
  expect(free.stderr).toContain("PORT_UNASSIGNED");
  const port = await findFreeSpan(1);
  expect(await addressOf(lab.startBerth(["monitor", `--port=${port}`]))).toBe(`http://127.0.0.1:${port}`);
});

test("berth monitor takes no variable of a feed that the spec doesn't have", async () => {
  const lab = await makePortLab([{ service: "alpha" }]);
  const { status, stderr, stdout } = await lab.berth(["monitor", "--feed=ALHPA_PORT"]);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain('FLAG_INVALID  --feed="ALHPA_PORT" is no variable');
  expect(stderr).toContain("Did you mean --feed=ALPHA_PORT?");
});

test("berth monitor says who holds the port that it is given", async () => {
  const lab = await makePortLab([{ service: "alpha" }]);
  const port = await findFreeSpan(1);
  const pid = (await holdPort(port)).pid;
  const { status, stderr } = await lab.berth(["monitor", `--port=${port}`]);
  expect(status).toBe(2);
  expect(stderr).toContain(`PORT_HELD  ${port} is in use`);
  expect(stderr).toContain(`pid ${pid} `);
});

test("berth monitor shows a spec that can't be read, in place of refusing to start", async () => {
  const lab = await makePortLab([]);
  writeFileSync(join(lab.root, "spec/ports.yaml"), "ranges: [");
  const url = await addressOf(lab.startBerth(["monitor"]));
  expect((await fetch(`${url}/api/monitor/state`)).status).toBe(200);
});
