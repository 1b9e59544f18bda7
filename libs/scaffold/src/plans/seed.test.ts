import { expect, it } from "vitest";
import { snapshotOf } from "../../test/snapshot-of.ts";

/** The environment block of the policy that VECTRA began with, by section. */
const SEED = {
  "Foundation Core (9000-9009, locked)": ["FOUNDATION_PORT=9000", "FOUNDATION_HTTP_PORT=9001"],
  "Chrome CDP (9222, fixed)": ["CDP_PORT=9222"],
  "Subscriber Services (9010-9019)": [
    "RECORDING_PORT=9010",
    "ML_TRAINING_PORT=9011",
    "RL_EPISODE_PORT=9012",
    "RUGS_FEED_PORT=9016",
    "RUGS_SANITIZER_PORT=9017",
  ],
  "Analysis Services (9020-9029)": [
    "ALERT_SERVICE_PORT=9013",
    "BACKTEST_SERVICE_PORT=9014",
    "STRATEGY_SERVICE_PORT=9015",
    "OPTIMIZATION_SERVICE_PORT=9020",
  ],
};

it("gives the variables of the seed policy their defaults, in its sections and its order", () => {
  const [, , ...sections] = (snapshotOf().files["config/ports.env"] ?? "").split(/\n?# /);
  const read = sections.slice(1).map((section) => section.trim().split("\n"));
  expect(Object.fromEntries(read.map(([title, ...lines]) => [title, lines]))).toEqual(SEED);
  expect(read.map(([title]) => title)).toEqual(Object.keys(SEED));
});

it("lists the ports of the seed policy under its two headings", () => {
  const page = snapshotOf().files["spec/PORTS.md"] ?? "";
  const portsOf = (heading: string) =>
    [...(page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "").matchAll(/\*\*(\d+)\*\*/g)].map((match) =>
      Number(match[1]),
    );
  expect(portsOf("Registry")).toEqual([9000, 9001, 9010, 9016, 9017, 9222]);
  expect(portsOf("Future allocations")).toEqual([9011, 9012, 9013, 9014, 9015, 9020]);
});
