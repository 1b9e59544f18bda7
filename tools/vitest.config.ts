import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Not at the root of the repository: vitest looks upwards for its configuration, and a service's own tests are not
// ours.

/** Tests that start a git, a service or a process for each of many cases: `npm run test:e2e` runs them. */
const SLOW = [
  "libs/engine/src/{resolve/*,run/agents-files,git/worktrees}.test.ts",
  "libs/commit/src/{kill-sweep,error-sweep,race,disk-full,lock/acquire-lock}.test.ts",
  "libs/service/src/{serve-crowd,serve-start,serve-stop,serve-terminal,telemetry/tracing}.test.ts",
  "services/*/src/main.test.ts",
  "tools/package/src/tarballs.test.ts",
];

/** Hostile repositories, files and requests: each file bounds its own runs. A step of its own in `npm run check`. */
const ATTACK = [
  "libs/guard/src/{hostile-text,knowledge/hostile-documents}.test.ts",
  "tools/e2e/src/hostile/*.test.ts",
  "libs/service/src/{serve-unread,host/refuse-unknown-hosts,http/limit-nesting}.test.ts",
  "libs/feed/src/{refuse-origin,refused-upgrade,hostile-frames}.test.ts",
];

/** Tests that listen on ports of this repository's registry, which this machine has only once. */
const ON_PORTS = [
  "tools/e2e/src/{repository,second-port,service-runs,start-all}.test.ts",
  "tools/e2e/src/databases/databases.test.ts",
];

/** Tests that replace modules, or set up their process for good: each has a process of its own. */
const ALONE = [
  "libs/commit/src/disk/remove-durably.test.ts",
  "libs/scaffold/src/template/precompile-templates.test.ts",
  "libs/service/src/log/secrets.test.ts",
  "tools/create-berth/src/create-berth.test.ts",
];

/** At least two, because tests wait now and then: for a process, a disk, a port. */
const WORKERS = Math.max(2, availableParallelism());

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    // Vitest would leave one core idle, which of two is half.
    maxWorkers: WORKERS,
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "libs/*/src/**/*.test.ts",
            "tools/{bench/src,berth,create-berth,nx-berth,package,plop,readme,start}/**/*.test.ts",
          ],
          exclude: [...SLOW, ...ATTACK, ...ALONE],
          // Half of the time of small tests goes to a process, and the same modules, for each file.
          isolate: false,
          unstubEnvs: true,
          testTimeout: 60_000,
        },
      },
      { test: { name: "alone", include: ALONE, testTimeout: 60_000 } },
      {
        extends: "libs/monitor/page/vite.config.ts",
        test: {
          name: "page",
          root: "libs/monitor/page",
          include: ["src/**/*.test.{ts,tsx}"],
          environment: "happy-dom",
          isolate: false,
          setupFiles: [fileURLToPath(new URL("../libs/monitor/page/src/fixtures/start-afresh.ts", import.meta.url))],
          unstubGlobals: true,
          testTimeout: 60_000,
        },
      },
      { test: { name: "services", include: ["services/*/src/**/*.test.ts"], exclude: SLOW, testTimeout: 60_000 } },
      { test: { name: "slow", include: SLOW, testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: "attack", include: ATTACK, testTimeout: 120_000, hookTimeout: 60_000 } },
      {
        // Real Nx, real git, real processes: a file often runs several at once.
        test: {
          name: "e2e",
          maxWorkers: Math.min(WORKERS, 4),
          include: ["tools/e2e/src/**/*.test.ts"],
          exclude: ["tools/e2e/src/hostile/**", ...ON_PORTS],
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: "on-ports",
          include: ON_PORTS,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
