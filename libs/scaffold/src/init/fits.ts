import { compareVersions, PACKAGES } from "@berth/registry";
import { BERTH_VERSION } from "../versions.ts";

/** From which version on, and below which, a package does what a service or the plugin needs of it. */
const SUPPORTED: Readonly<Record<string, { from: string; below: string }>> = {
  "@types/node": { from: "20.0.0", below: "100.0.0" },
  esbuild: { from: "0.25.0", below: "1.0.0" },
  nx: { from: "22.0.0", below: "25.0.0" },
  tsx: { from: "4.0.0", below: "5.0.0" },
  typescript: { from: "5.8.0", below: "7.0.0" },
  vitest: { from: "3.0.0", below: "5.0.0" },
  zod: { from: "4.0.0", below: "5.0.0" },
};

/**
 * Whether a version that is installed, or the lowest that a range allows, is one that Berth works with. Undefined where
 * the text says no number: `catalog:`, `latest`, a path.
 */
export function fits(name: string, version: string): boolean | undefined {
  const [, major, minor = "0", patch = "0"] = /^[\^~>=v\s]*(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version) ?? [];
  const range = supportedRange(name);
  if (major === undefined || !range) return undefined;
  // A range such as ^5 or ~5.8 allows the newest of its kind, so that only what is written counts.
  const full = [major, minor, patch].join(".");
  const isBareMajor = /^[\^~>=v\s]*\d+(?:\.x)?$/.test(version);
  const from = isBareMajor ? `${range.from.split(".")[0]}.0.0` : range.from;
  return compareVersions(full, from) >= 0 && compareVersions(full, range.below) < 0;
}

/** `4.0.0 or newer, below 5.0.0`, for messages. */
export function describeSupported(name: string): string {
  const range = supportedRange(name);
  return range ? `${range.from} or newer, below ${range.below}` : "any version";
}

/** All packages of Berth are of one release. */
function supportedRange(name: string): { from: string; below: string } | undefined {
  if (!Object.values<string>(PACKAGES).includes(name)) return SUPPORTED[name];
  const [major = 0, minor = 0] = BERTH_VERSION.split(".").map(Number);
  return { from: `${major}.${minor}.0`, below: major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0` };
}
