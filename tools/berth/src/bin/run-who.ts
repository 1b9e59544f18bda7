import { realpathSync } from "node:fs";
import {
  describeAllocation,
  describeListeners,
  explainConflict,
  findUnit,
  isConflict,
  lookAtNumbers,
  statesAsJson,
} from "@berth/doctor";
import { readerOfDisk, readRegistry } from "@berth/engine";
import { DONE, FINDINGS, rangeOf, renderFailure } from "@berth/registry";
import { type Answer, refuse } from "../answer.ts";
import type { WhoOptions } from "./doctor-options.ts";

/** `berth who <port>`: whose it is by the spec, and who listens on it. Status 1 when those two don't fit. */
export async function runWho(root: string, { json = false, port }: WhoOptions): Promise<Answer> {
  const parsed = readRegistry(readerOfDisk(root));
  if (!parsed.ok) return refuse(parsed.failures, json);
  const { spec } = parsed.value;
  const realRoot = realpathSync(root);
  const row = spec.ports.find((one) => one.port === port);
  const look = (await lookAtNumbers([port], { root: realRoot, spec })).get(port);
  const state = row && look && { ...look, row };
  const holders = look?.holders ?? [];
  const wrong = state && isConflict(state) ? state : undefined;
  const status = wrong ? FINDINGS : DONE;
  if (json) {
    const [known] = state ? statesAsJson([state]) : [];
    const range = rangeOf(spec, port)?.id ?? null;
    const found = known ?? { port, service: null, isHeld: holders.length > 0 };
    return { status, stdout: JSON.stringify({ ...found, range }) };
  }
  const around = { spec, root: realRoot, platform: process.platform, findUnit };
  const now = wrong
    ? ["", renderFailure(explainConflict(wrong, around))]
    : describeListeners({ holders }, port, realRoot);
  return { status, stdout: [...describeAllocation(spec, port, row), ...now].join("\n") };
}
