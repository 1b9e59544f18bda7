import type { Programs } from "../contests/programs.ts";
import type { Row } from "../row.ts";

const programs = () => import("../contests/programs.ts");
const monitor = () => import("../contests/monitor.ts");

const BARE = "bare Fastify with the same route";
const ASSEMBLED = "Fastify with the usual plugins";

const start = (name: string, what: string, against: string, sides: Programs, most?: number): Row => ({
  name: `run-start-${name}`,
  what: `${what} until its first answer`,
  against,
  figure: "ratio",
  ...(most === undefined ? {} : { most }),
  open: async () => (await programs()).startTime(sides),
});

const memory = (name: string, what: string, sides: Programs): Row => ({
  name: `run-memory-${name}`,
  what: `the idle memory of ${what}`,
  against: BARE,
  figure: "ratio",
  unit: "MiB",
  most: 1.25,
  rounds: 3,
  open: async () => (await programs()).idleMemory(sides),
});

const requests = (name: string, against: string, theirs: Programs["theirs"], least?: number): Row => ({
  name: `run-requests-${name}`,
  what: "requests that a service answers in a second",
  against,
  figure: "ratio",
  unit: "",
  ...(least === undefined ? {} : { least }),
  open: async () => (await programs()).throughput({ ours: "ours", theirs }),
});

const bundled = { ours: "ours", theirs: "bare" } as const;
const mini = { ours: "oursMini", theirs: "bare" } as const;
const form = "unbundled";

/** What a generated service, a feed and the monitor cost while they run. */
export const RUN_TIME_ROWS: readonly Row[] = [
  requests("assembled", ASSEMBLED, "assembled", 1),
  requests("bare", BARE, "bare"),
  requests("bare-logging", "bare Fastify with its logger", "bareLogging"),
  start("bundled", "a service, one file,", BARE, bundled, 1.3),
  start("bundled-mini", "a service with zod/mini, one file,", BARE, mini, 1.3),
  start("bundled-assembled", "a service, one file,", ASSEMBLED, { ours: "ours", theirs: "assembled" }),
  start("unbundled", "a service as it is", BARE, { ...bundled, form }, 1.5),
  start("unbundled-mini", "a service with zod/mini as it is", BARE, { ...mini, form }, 1.5),
  memory("bundled", "a service, one file", bundled),
  memory("bundled-mini", "a service with zod/mini, one file", mini),
  memory("unbundled", "a service as it is", { ...bundled, form }),
  memory("unbundled-mini", "a service with zod/mini as it is", { ...mini, form }),
  {
    name: "run-size",
    what: "the one file of a service",
    against: BARE,
    figure: "ratio",
    unit: "KiB",
    rounds: 1,
    open: async () => (await programs()).bundleSize(bundled),
  },
  {
    name: "run-busy-port",
    what: "a service that finds its port taken, from its start to exit 98",
    against: "",
    figure: "value",
    most: 300,
    open: async () => (await import("../contests/busy-port.ts")).busyPort(),
  },
  {
    name: "monitor-first-paint",
    what: "the first paint of the monitor, 1,000 rows and 500 services",
    against: "",
    figure: "value",
    most: 500,
    open: async () => (await monitor()).paintTime("first"),
  },
  {
    name: "monitor-map",
    what: "until all of its map is drawn",
    against: "",
    figure: "value",
    most: 500,
    open: async () => (await monitor()).paintTime("map"),
  },
  {
    name: "monitor-scrolling",
    what: "frames a second while its page is scrolled",
    against: "",
    figure: "value",
    unit: "",
    least: 58,
    rounds: 3,
    open: async () => (await monitor()).scrolling(),
  },
  {
    name: "monitor-rest",
    what: "its use of a core while nothing happens",
    against: "",
    figure: "value",
    unit: "%",
    most: 1,
    rounds: 1,
    open: async () => (await monitor()).rest(),
  },
];
