/** The packages of Berth as npm has them. A name that can't be had is changed here and in the package.json it names. */
export const PACKAGES = {
  cli: "@berth/cli",
  nx: "nx-berth",
  create: "create-berth",
  service: "@berth/service",
  feed: "@berth/feed",
  monitor: "@berth/monitor",
} as const;

/** Where the sources are. The `repository`, `homepage` and `bugs` of every published package begin with it. */
export const REPOSITORY_URL = "https://github.com/berth/berth";
