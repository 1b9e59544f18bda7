import { expect, test } from "vitest";
import generatorsJson from "../../generators.json" with { type: "json" };
import { COMMANDS } from "../bin/commands.ts";
import { GENERATOR_NAMES, renderNxSchema } from "./nx-schema.ts";

test.each(GENERATOR_NAMES)("nx g %s and berth %s are described alike", (name) => {
  expect(generatorsJson.generators[name].description).toBe(COMMANDS[name]?.summary);
});

test.each(GENERATOR_NAMES)(
  "schemas/%s.json is what the options schema says; npm test -- -u renders it",
  async (name) => {
    await expect(renderNxSchema(name)).toMatchFileSnapshot(`../../schemas/${name}.json`);
  },
);
