import { checkEnv } from "@berth/registry";
import { sharedDefaults } from "@berth/service/ports";
import { expect, it } from "vitest";

it.each(Object.keys(sharedDefaults))("a port cannot take %s, which every service reads", (variable) => {
  expect(checkEnv(variable)?.code).toBe("ENV_INVALID");
});
