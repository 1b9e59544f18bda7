import { expect, it } from "vitest";
import { coversFolder } from "./covers-folder.ts";

it.each([
  ["services/*"],
  ["./services/*/"],
  ["services/**"],
  ["{apps,services}/*"],
  ["packages/*", "*/alert"],
  ["**"],
  ["*/*", "!packages/*"],
])("takes a service for a member by %s", (...patterns) => {
  expect(coversFolder(patterns, "services/alert")).toBe(true);
});

it.each([
  [],
  ["packages/*"],
  ["services"],
  ["services/*/*"],
  ["services/*", "!services/alert"],
  ["!packages/*"],
  ["services/*", "!./services/**"],
])("takes a service for none by %s", (...patterns) => {
  expect(coversFolder(patterns, "services/alert")).toBe(false);
});
