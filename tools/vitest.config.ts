import { defineConfig } from "vitest/config";

// Not at the root of the repository: vitest looks upwards for its configuration, and a service's own tests are not
// ours.
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["libs/*/src/**/*.test.ts", "tools/{bench/src,nx-berth,package,plop,readme,start}/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      { test: { name: "services", include: ["services/*/src/**/*.test.ts"] } },
      {
        // Real Nx, real git, real processes: slow, and two at once would fight for the cores.
        test: {
          name: "e2e",
          include: ["tools/e2e/src/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
