import { expect, test } from "vitest";
import { GENERATOR_NAMES, renderNxSchema } from "./nx-schema.ts";

test.each(GENERATOR_NAMES)(
  "schemas/%s.json is what the options schema says; npm test -- -u renders it",
  async (name) => {
    await expect(renderNxSchema(name)).toMatchFileSnapshot(`../schemas/${name}.json`);
  },
);
