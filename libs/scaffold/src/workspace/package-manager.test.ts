import { expect, it } from "vitest";
import { findPackageManager } from "./package-manager.ts";

it.each([
  ["npm", undefined, []],
  ["npm", undefined, ["package-lock.json"]],
  ["pnpm", undefined, ["pnpm-lock.yaml"]],
  ["pnpm", undefined, ["pnpm-workspace.yaml"]],
  ["yarn", undefined, ["yarn.lock"]],
  ["bun", undefined, ["bun.lock"]],
  ["bun", undefined, ["bun.lockb"]],
  ["pnpm", "pnpm@10.4.1", ["package-lock.json"]],
  ["pnpm", "pnpm", []],
  ["yarn", "cnpm@9.0.0", ["yarn.lock"]],
] as const)("finds %s where the manifest names %s and the root has %s", (name, named, rootNames) => {
  expect(findPackageManager(named, rootNames).name).toBe(name);
});

it("takes the version that the manifest names, without its hash", () => {
  expect(findPackageManager("pnpm@10.4.1+sha512.abc", []).version).toBe("10.4.1");
  expect(findPackageManager("bun@1.3.0-canary.5", []).version).toBe("1.3.0-canary.5");
  expect(findPackageManager("pnpm@latest", []).version).toBeUndefined();
  expect(findPackageManager("cnpm@9.0.0", []).version).toBeUndefined();
});

it("tells the two generations of yarn apart: they know different flags", () => {
  const cleanInstall = (named: string | undefined, ...rootNames: string[]) =>
    findPackageManager(named, ["yarn.lock", ...rootNames]).cleanInstall;
  expect(cleanInstall(undefined)).toBe("yarn install --frozen-lockfile");
  expect(cleanInstall("yarn@1.22.22", ".yarnrc.yml")).toBe("yarn install --frozen-lockfile");
  expect(cleanInstall("yarn@4.9.1")).toBe("yarn install --immutable");
  expect(cleanInstall(undefined, ".yarnrc.yml")).toBe("yarn install --immutable");
});
