import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { start } from "../run.ts";
import type { ChildReport } from "./child-report.ts";

/** A hang, on a machine however busy. */
const LIMIT_MS = 30_000;
const LOOK_MS = 200;
const MEGABYTES = 256;
const CHILD = fileURLToPath(new URL("fuzz-child.ts", import.meta.url));

/**
 * Runs the cases `from` up to `to` (not included) in a process that is limited in memory, and killed where it hangs.
 */
export async function fuzzEngine(seed: number, from: number, to: number): Promise<ChildReport> {
  const folder = mkdtempSync(join(tmpdir(), "berth-fuzz-"));
  const place = join(folder, "place");
  const args = [`--max-old-space-size=${MEGABYTES}`, "--import", "tsx", CHILD];
  const { child, done } = start(process.execPath, [...args, ...[seed, from, to].map(String), place], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    limit: 24 * 3600_000,
  });
  let last = "";
  let since = performance.now();
  let isHung = false;
  const watch = setInterval(() => {
    const now = readPlace(place);
    if (now !== last) [last, since] = [now, performance.now()];
    if (performance.now() - since < LIMIT_MS || isHung) return;
    isHung = true;
    child.kill("SIGKILL");
  }, LOOK_MS);
  const { stderr, stdout } = await done;
  clearInterval(watch);
  const nth = Number(readPlace(place));
  rmSync(folder, { recursive: true, force: true });
  try {
    return JSON.parse(stdout);
  } catch {
    const why = isHung ? `hangs for ${LIMIT_MS / 1000} s` : `ends the process: ${stderr.slice(0, 800)}`;
    return { accepted: 0, refused: 0, slowest: { nth, ms: 0 }, failures: [`case ${nth}: ${why}`] };
  }
}

function readPlace(place: string): string {
  try {
    return readFileSync(place, "utf8");
  } catch {
    return "";
  }
}
