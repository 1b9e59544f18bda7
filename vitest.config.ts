import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["libs/*/src/**/*.test.ts", "tools/{nx-berth,plop}/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        // Real Nx, real git, real processes: slow, and two at once would fight for two cores.
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
