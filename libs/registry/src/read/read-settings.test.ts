import { expect, it } from "vitest";
import { readSettings } from "./read-settings.ts";

it.each([
  ["settings: { services: apps }\nranges: {}\n", { services: "apps" }],
  [
    "title: x\nsettings:\n  # theirs\n  services: apps\n\n  agents: false # no agents\nranges: {}\n",
    { services: "apps", agents: false },
  ],
  ["settings: {\n  compose: compose.berth.yaml\n}\nranges: {}\n", { compose: "compose.berth.yaml" }],
  ["settings:\r\n  reserve: origin\r\nranges: {}\r\n", { reserve: "origin" }],
])("reads the settings of %j", (text, settings) => {
  expect(readSettings(text)).toEqual(settings);
});

it("reads them below long comments", () => {
  const comments = `  # ${"why ".repeat(5000)}\n${"\n".repeat(20_000)}`;
  expect(readSettings(`settings:\n${comments}  services: apps\nranges: {}\n`)).toEqual({ services: "apps" });
});

it.each([
  ["lines", `settings:\n  services: apps\n${" \n".repeat(8_000_000)}`],
  ["brackets", `settings: ${"[".repeat(9000)}\n`],
])("has none where their %s are more than an entry of the spec may have", (_, text) => {
  expect(readSettings(text)).toEqual({});
});

it.each([undefined, "", "ranges: {}\n", "settings: {\n", "settings: nonsense\n", "settings: { services: ../up }\n"])(
  "has none where %j says none that can be used",
  (text) => {
    expect(readSettings(text)).toEqual({});
  },
);
