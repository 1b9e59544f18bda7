import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { snapshotOf } from "../../test/snapshot-of.ts";
import { planService } from "../plans/plan-service.ts";

const notesOf = (name: string, range = "analysis") => unwrap(planService({ name, range }, snapshotOf())).notes;

it.each([
  ["price-alerts", 9013],
  ["alerts", 9013],
  ["backtests-nightly", 9014],
  ["strateyg", 9015],
  ["startegy", 9015],
  ["ml-trainings", 9011],
  ["training", 9011],
])("notes that %s is close to a reserved row", (name, port) => {
  expect(notesOf(name)).toEqual([expect.stringMatching(new RegExp(`^${port} is reserved for `))]);
});

it.each(["billing", "alertness", "rec", "recordings"])("says nothing of %s", (name) => {
  expect(notesOf(name)).toEqual([]);
});

it("says that the number it takes over is in another range than the one asked for", () => {
  expect(notesOf("alert")).toEqual([
    "alert takes over 9013 from the spec.",
    "9013 is in the range subscriber 9010-9019; the spec only lists it under analysis.",
  ]);
  expect(notesOf("alert", "subscriber")).toHaveLength(1);
});
