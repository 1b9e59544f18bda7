import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { FOLLOWERS, type Living, type Recorded, startLiving } from "./living/start-living.ts";

interface Statistics {
  events: number;
  crashes: { count: number; mean: number } | null;
}

/** Stops the source, and waits until all that it has published is recorded and counted. */
async function comeToRest(living: Living): Promise<{ records: Recorded[]; statistics: Statistics }> {
  await living.kill("rugs-feed");
  // Behind all others; what is not confirmed when the source is killed was never published.
  await living.publish("test.last");
  while (!living.recorded().some(({ type }) => type === "test.last")) await living.get("recording", "/livez");
  const records = living.recorded();
  const events = records.filter(({ gap }) => !gap).length;
  const statistics = await living.until<Statistics>("optimization", "/statistics", (body) => body.events === events);
  return { records, statistics };
}

/** Ids from the first one that was recorded on, without a hole and without a double. */
function expectNoneLost(records: readonly Recorded[]): void {
  const ids = records.map(({ id }) => id);
  expect(ids).toEqual(ids.map((_id, at) => (ids[0] ?? 0) + at));
}

test("an event goes from the source over the feed into a recording, and into the statistics", async () => {
  const living = await startLiving();
  await living.until<Statistics>("optimization", "/statistics", ({ crashes }) => (crashes?.count ?? 0) >= 2);
  // It may have begun to follow behind those crashes.
  await living.until<{ events: unknown[] }>("rugs-sanitizer", "/channels/trade", ({ events }) => events.length > 0);
  const { records, statistics } = await comeToRest(living);
  expectNoneLost(records);
  const crashes = records.flatMap(({ data, type }) => (type === "rugs.raw.crash" ? (data.price ?? []) : []));
  const mean = crashes.reduce((sum, price) => sum + price, 0) / crashes.length;
  expect(statistics).toMatchObject({ events: records.length, crashes: { count: crashes.length, mean } });
  // The raw events name players, what the sanitizer shows does not.
  expect(JSON.stringify(records)).toContain('"player"');
  const { body } = await living.get("rugs-sanitizer", "/channels/trade");
  expect(JSON.stringify(body)).toContain('"side"');
  expect(JSON.stringify(body)).not.toContain("layer");
});

test("a recording that is killed and started again loses and doubles nothing", async () => {
  const living = await startLiving();
  for (let kills = 0; kills < 3; kills += 1) {
    await living.untilRecorded(10);
    await living.kill("recording");
    const { published } = await living.until<{ published: number }>("rugs-feed", "/source", () => true);
    await living.until<{ published: number }>("rugs-feed", "/source", (body) => body.published > published + 20);
    expect((await living.get("optimization", "/readyz")).status).toBe(503);
    living.start("recording");
    await living.untilReady("recording", "optimization");
  }
  const { records } = await comeToRest(living);
  expectNoneLost(records);
});

test("when Foundation is killed, the others live on, say that it is away, and follow again later", async () => {
  const living = await startLiving();
  await living.untilRecorded(10);
  await living.kill("foundation");
  for (const name of ["rugs-feed", "rugs-sanitizer", "recording"] as const) {
    const unready = await living.until<{ reasons: string[] }>(name, "/readyz", (_body, status) => status === 503);
    expect(unready.reasons).toEqual([expect.stringContaining("/feed is away")]);
  }
  for (const name of FOLLOWERS) expect((await living.get(name, "/livez")).status).toBe(200);
  living.start("foundation");
  await living.untilReady("foundation", ...FOLLOWERS);
  await living.untilRecorded(10);
  const { records } = await comeToRest(living);
  const at = records.findIndex(({ gap }) => gap);
  expect(records[at]?.gap).toMatchObject({ reason: "restarted" });
  expectNoneLost(records.slice(0, at));
  expectNoneLost(records.slice(at + 1));
  expect(records[at + 1]?.epoch).not.toBe(records[0]?.epoch);
});

test.skipIf(process.getuid?.() !== 0)(
  "a full disk stops the recording and nothing else; later, all of it is recorded",
  async (context) => {
    const disk = mkdtempSync(join(tmpdir(), "berth-disk-"));
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], { stdio: "pipe" });
    } catch {
      return context.skip("no file system may be mounted here");
    }
    onTestFinished(() => {
      execFileSync("umount", ["-l", disk]);
      rmSync(disk, { recursive: true, force: true });
    });
    const ballast = join(disk, "ballast");
    writeFileSync(ballast, Buffer.alloc(240 * 1024));
    const living = await startLiving(join(disk, "recordings"));
    const full = await living.until<{ reasons: string[] }>("recording", "/readyz", (_body, status) => status === 503);
    expect(full.reasons).toEqual([expect.stringMatching(/^Nothing can be recorded: ENOSPC/)]);
    const { published } = await living.until<{ published: number }>("rugs-feed", "/source", () => true);
    await living.until<{ published: number }>("rugs-feed", "/source", (body) => body.published > published + 20);
    expect((await living.get("rugs-sanitizer", "/readyz")).status).toBe(200);
    rmSync(ballast);
    await living.untilReady("recording");
    const { records } = await comeToRest(living);
    expectNoneLost(records);
  },
);
