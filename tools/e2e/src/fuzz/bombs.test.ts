import { parseSpec } from "@berth/registry";
import { planSync } from "@berth/scaffold";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BinLab, openBinLab } from "./bin-lab.ts";
import { BOMB_SPECS } from "./bomb-specs.ts";

/** Of processor time. A second is the aim; a busy machine counts a little more for the same work. */
const LIMIT_MS = 3000;

describe("a registry made to be slow, just below the cap on its size, is answered in time and in 256 MB:", () => {
  let lab: BinLab;
  beforeAll(() => {
    lab = openBinLab();
  });
  afterAll(() => lab.close());

  test.each(Object.entries(BOMB_SPECS))("%s", async (_, spec) => {
    expect(spec.length).toBeGreaterThan(80_000);
    const start = process.cpuUsage();
    const parsed = parseSpec(spec);
    if (parsed.ok) planSync(EMPTY(spec));
    const { system, user } = process.cpuUsage(start);
    expect((system + user) / 1000).toBeLessThan(LIMIT_MS);
    const files = { spec, env: undefined, claude: undefined, folders: [] };
    for (const args of [["service", "swift", "--range=analysis"], ["check"], ["list", "--json"]])
      expect(await lab.run(files, args)).toBeUndefined();
  });
});

const EMPTY = (spec: string) => ({
  files: { "spec/ports.yaml": spec },
  rootNames: [],
  serviceFolders: [],
  projectNames: [],
  templates: {},
  elsewhere: [],
  blindSpots: [],
  today: "2026-02-03",
});
