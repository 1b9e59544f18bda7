import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findFreeSpan } from "@berth/e2e/loopback";

const RANGE_SIZE = 50;

/** One program for many services: it is taken for each, because each of their folders is on its command line. */
const SERVICES = `const [first, ...folders] = process.argv.slice(2);
let waiting = folders.length;
for (const [index, folder] of folders.entries()) {
  const answer = JSON.stringify({ status: "ok", service: folder.split("/")[1] });
  require("node:http").createServer((_, response) => response.end(answer))
    .listen(Number(first) + index, "127.0.0.1", () => --waiting || console.log("listening"));
}
`;

export interface LargeWorkspace {
  root: string;
  /** A free number beside those of the rows. */
  free: number;
  remove(): Promise<void>;
}

/** A registry with so many rows, on free numbers, and a program that is all of its first services. */
export async function makeLargeWorkspace(rows: number, services: number): Promise<LargeWorkspace> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "berth-large-")));
  let child: ChildProcess | undefined;
  const remove = async () => {
    child?.kill("SIGKILL");
    if (child) await once(child, "exit");
    rmSync(root, { recursive: true, force: true });
  };
  try {
    const first = await findFreeSpan(rows + 1);
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    const folders = Array.from({ length: rows }, (_, index) => `services/service-${index}`);
    for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
    write("spec/ports.yaml", renderSpec(first, rows));
    write("services.cjs", SERVICES);
    child = spawn(process.execPath, ["services.cjs", String(first), ...folders.slice(0, services)], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (child.stdout) await once(child.stdout, "data");
    return { root, free: first + rows, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function renderSpec(first: number, rows: number): string {
  const ranges = Array.from({ length: rows / RANGE_SIZE }, (_, index) => {
    const from = first + index * RANGE_SIZE;
    return `  range-${index}: { ports: ${from}-${from + RANGE_SIZE - 1}, purpose: Range ${index} }`;
  });
  const ports = Array.from({ length: rows }, (_, index) =>
    [
      `  ${first + index}:`,
      `    service: service-${index}`,
      `    title: Service ${index}`,
      "    protocol: HTTP",
      `    purpose: What service ${index} does`,
      `    env: SERVICE_${index}_PORT`,
      `    owner: services/service-${index}`,
      "    status: active",
    ].join("\n"),
  );
  return `title: Large
status: CANONICAL
version: 1.0.0
date: 2026-01-19
ranges:
${ranges.join("\n")}
ports:
${ports.join("\n")}
history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial }
`;
}
