import type { ChildProcess } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { findFreeSpan } from "../loopback.ts";
import { type Ended, run, start } from "../run.ts";
import { BERTH } from "../workspace.ts";

/** Listens and says so; answers every request as the service named, where one is. */
const HOLDER = `const [host, port, v6only, name] = process.argv.slice(-4);
const say = () => console.log("holding");
const at = { host, port: Number(port), ipv6Only: v6only === "v6only" };
if (name === "-") require("node:net").createServer().listen(at, say);
else require("node:http").createServer((q, a) => a.end(JSON.stringify({ service: name }))).listen(at, say);
`;

/** One row of a small registry. */
export interface LabRow {
  service: string;
  status?: string;
  owner?: string;
}

/** A registry in a folder of its own, on numbers that are free on this machine. */
export interface PortLab {
  root: string;
  /** The number of each service. */
  ports: Record<string, number>;
  /** First and last number of the range. */
  span: string;
  berth(args: readonly string[], options?: { prefix?: readonly string[] }): Promise<Ended>;
  /** Starts `berth`, for a word that doesn't end by itself. */
  startBerth(args: readonly string[]): ChildProcess;
  write(path: string, text: string): void;
  /** Lets other users read it. */
  openForAll(): void;
}

export async function makePortLab(rows: readonly LabRow[], spare = 2): Promise<PortLab> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "berth-ports-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const first = await findFreeSpan(rows.length + spare);
  const span = `${first}-${first + rows.length + spare - 1}`;
  const ports = Object.fromEntries(rows.map(({ service }, at) => [service, first + at]));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("spec/ports.yaml", renderRegistry(rows, ports, span));
  for (const { service } of rows) mkdirSync(join(root, "services", service), { recursive: true });
  write("config/ports.env", "");
  write("holder.cjs", HOLDER);
  return {
    root,
    ports,
    span,
    write,
    startBerth: (args) => {
      const { child, done } = start(process.execPath, [BERTH, ...args], { cwd: root });
      onTestFinished(async () => {
        child.kill("SIGKILL");
        await done;
      });
      return child;
    },
    openForAll: () => chmodSync(root, 0o755),
    berth: (args, { prefix = [] } = {}) => {
      const [file = "", ...rest] = [...prefix, process.execPath, BERTH, ...args];
      return run(file, rest, { cwd: root });
    },
  };
}

const words = (name: string) => name.replaceAll("-", "_").toUpperCase();

function renderRegistry(rows: readonly LabRow[], ports: Record<string, number>, span: string): string {
  const lines = rows.map(({ owner, service, status = "active" }) =>
    [
      `  ${ports[service]}:`,
      `    service: ${service}`,
      `    title: ${service} service`,
      "    protocol: HTTP",
      `    purpose: what ${service} does`,
      `    env: ${words(service)}_PORT`,
      ...(owner === "none" ? [] : [`    owner: ${owner ?? `services/${service}`}`]),
      `    status: ${status}`,
    ].join("\n"),
  );
  return `title: Lab
status: CANONICAL
version: 1.0.0
date: 2026-01-19
ranges:
  lab: { ports: ${span}, purpose: Lab }
ports:
${lines.join("\n")}
history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial }
`;
}

export interface Holder {
  pid: number;
  /** Resolves when the process has ended. */
  ended: Promise<unknown>;
}

/** Starts a process that holds a port; it is gone when the test is over. Returns when it listens. */
export async function holdPort(
  port: number,
  options: {
    /** Where it runs; by default outside of every workspace. */
    folder?: string;
    host?: string;
    v6only?: boolean;
    /** What it says it is. */
    name?: string;
    prefix?: readonly string[];
  } = {},
): Promise<Holder> {
  const { folder = tmpdir(), host = "127.0.0.1", name = "-", prefix = [], v6only } = options;
  const [file = "", ...args] = [
    ...prefix,
    process.execPath,
    "-e",
    HOLDER,
    "--",
    host,
    String(port),
    v6only ? "v6only" : "both",
    name,
  ];
  mkdirSync(folder, { recursive: true });
  const { child, done } = start(file, args, { cwd: folder });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await done;
  });
  let said = "";
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    if (said.includes("holding")) break;
  }
  if (!said.includes("holding")) throw new Error(`nobody holds ${port}: ${(await done).stderr}`);
  return { pid: child.pid ?? -1, ended: done };
}

/** The output with what differs from run to run masked: process numbers, times, and the holder's own program. */
export function mask(text: string): string {
  return text
    .replaceAll(/\bpid \d+/g, "pid N")
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, "TIME")
    .replaceAll(/^( *command) .*$/gm, "$1  …");
}
