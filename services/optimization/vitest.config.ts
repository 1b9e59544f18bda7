import { defineConfig } from "vitest/config";

// Without a configuration here, vitest takes one from a folder above.
export default defineConfig({
  test: { include: ["src/**/*.test.ts"] },
});
