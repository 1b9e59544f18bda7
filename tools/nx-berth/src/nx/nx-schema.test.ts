import { expect, test } from "vitest";
import { GENERATOR_NAMES, renderGenerators, renderNxSchema } from "./nx-schema.ts";

// npm test -- -u renders them.
test("generators.json is what the requests say", async () => {
  await expect(renderGenerators()).toMatchFileSnapshot("../../generators.json");
});

test.each(GENERATOR_NAMES)("schemas/%s.json is what the options of the request say", async (name) => {
  await expect(renderNxSchema(name)).toMatchFileSnapshot(`../../schemas/${name}.json`);
});
