import { expect, test } from "vitest";
import { packageManagerOf } from "./package-manager-of.ts";

test.each([
  ["npm/11.19.1 node/v20.20.2 linux x64 workspaces/false", "npm"],
  ["pnpm/10.34.9 npm/? node/v22.22.3 linux x64", "pnpm"],
  ["yarn/4.18.1 npm/? node/v22.22.3 linux x64", "yarn"],
  ["bun/1.4.5 npm/? node/v24.3.0 linux x64", "bun"],
  ["cnpm/9.0.0", "npm"],
  ["toString/1.0.0", "npm"],
  ["", "npm"],
  [undefined, "npm"],
])("%s means %s", (userAgent, packageManager) => {
  expect(packageManagerOf(userAgent)).toBe(packageManager);
});
