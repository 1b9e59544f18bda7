import { findEnvFault } from "@berth/registry";
import { SHARED_DEFAULTS } from "@berth/service/ports";
import { expect, it } from "vitest";

it.each(Object.keys(SHARED_DEFAULTS))("a port cannot take %s, which every service reads", (variable) => {
  expect(findEnvFault(variable)?.code).toBe("ENV_INVALID");
});
