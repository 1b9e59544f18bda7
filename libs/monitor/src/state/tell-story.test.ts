import { expect, it } from "vitest";
import { daySpec } from "../../test/day-spec.ts";
import { ROOT, STRANGER, serviceHolder } from "../../test/holders.ts";
import type { Surroundings } from "./build-state.ts";
import type { Seen } from "./judge-cell.ts";
import { tellStory } from "./tell-story.ts";

const version = (version: string, change: string) => ({ version, date: "2026-01-19", change });
const AROUND: Surroundings = {
  root: ROOT,
  worktree: { folder: "shop", worktree: "main", otherWorktrees: [] },
  elsewhere: [{ port: 4017, holder: "billing on branch x" }],
  blind: "",
  edges: [],
  versions: [version("1.2.0", "orders on 4010"), version("1.1.0", "stockings on 40110"), version("1.0.0", "Initial")],
  readmes: new Set(),
};
const place = { service: "stock", env: "ORDERS_4010", place: "services/stock/main.ts:1" };
const storyOf = (port: number, seen?: Seen) =>
  tellStory(port, { spec: daySpec(), around: AROUND, seen, places: [place], today: [] });

it("tells who reads the variable and which versions name the number", () => {
  expect(storyOf(4010)).toEqual({
    port: 4010,
    readers: ["services/stock/main.ts:1"],
    history: [version("1.2.0", "orders on 4010")],
    today: [],
  });
  expect(storyOf(4011).history).toEqual([version("1.0.0", "Initial")]);
});

it("gives doctor's advice, in its three steps, where a number is in wrong hands", () => {
  const { advice } = storyOf(4010, { holding: "stranger", holders: [STRANGER] });
  expect(advice?.identify).toHaveLength(1);
  expect(advice?.legitimate[0]).toContain("It is not a service of this workspace");
  expect(advice?.prevent.at(-1)).toContain("4010-4019");
  expect(advice?.fix).toMatch(/^Ask ann to stop it\./);
});

it("advises on a free number as well", () => {
  expect(storyOf(4016, { holding: "stranger", holders: [STRANGER] }).advice).toMatchObject({
    legitimate: ["No row of spec/ports.yaml has 4016, and nothing may listen on it before one does."],
    fix: "If the number should be its own: npx nx g service <name> --port=4016",
  });
  const stray = storyOf(4016, { holding: "sibling", holders: [serviceHolder("orders")] });
  expect(stray.advice?.legitimate[0]).toContain("its own is 4010 (ORDERS_4010)");
});

it("names the command that takes a free number, and none for one that can't be taken", () => {
  expect(storyOf(4016).command).toBe("npx nx g service my-service --port=4016");
  expect(storyOf(4005).command).toBe("npx nx g service my-service --port=4005 --unlock");
  for (const port of [4010, 4014, 4017, 5000]) expect(storyOf(port).command).toBeUndefined();
});
