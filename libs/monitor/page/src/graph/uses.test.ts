import { expect, it } from "vitest";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { namesOf, sentenceOfUse, type Use, usesOf, usesToDraw } from "./uses.ts";

const use = (from: string, to: string, state: Use["state"] = "up"): Use => ({
  from,
  to,
  state,
  reads: [{ env: "A_PORT", place: "a.ts:1" }],
});
const crowd = Array.from({ length: 40 }, (_, at) => use(`user-${at}`, at < 3 ? "lost" : "hub", at < 3 ? "down" : "up"));

it("tells each use in a sentence, with the state of what does not run", () => {
  const uses = usesOf([...BAD_DAY.edges, { from: "rugs-feed", to: "foundation", env: "FOUNDATION_PORT", place: "" }], {
    ...BAD_DAY.services,
  });
  expect(uses.map(sentenceOfUse)).toEqual([
    "optimization reads RECORDING_PORT of recording (in wrong hands)",
    "recording reads FOUNDATION_PORT of foundation",
    "rugs-sanitizer reads RUGS_FEED_PORT of rugs-feed (down)",
    "rugs-sanitizer reads FOUNDATION_PORT of foundation",
    "rugs-feed reads FOUNDATION_HTTP_PORT, FOUNDATION_PORT of foundation",
  ]);
});

it("draws all of few, and of many what is in trouble and what is around the chosen service", () => {
  expect(usesToDraw(crowd.slice(0, 10), undefined)).toEqual({ drawn: crowd.slice(0, 10), left: 0 });
  const calm = usesToDraw(crowd, undefined);
  expect([[...namesOf(calm.drawn)], calm.left]).toEqual([["user-0", "lost", "user-1", "user-2"], 37]);
  const chosen = usesToDraw(crowd, "user-7");
  expect(chosen.drawn.map(({ from }) => from)).toEqual(["user-0", "user-1", "user-2", "user-7"]);
});

it("draws no more trouble than can be read", () => {
  const lost = Array.from({ length: 200 }, (_, at) => use(`user-${at}`, "lost", "down"));
  expect(namesOf(usesToDraw(lost, undefined).drawn).size).toBeLessThan(25);
});
