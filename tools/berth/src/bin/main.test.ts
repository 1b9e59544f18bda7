import { expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { answer } from "./main.ts";

it("shows its version alone, as a script reads it", async () => {
  expect(await answer(["--version"])).toEqual({ status: 0, stdout: packageJson.version });
});
