import { defineConfig, devices } from "@playwright/test";

const PORT = process.env.E2E_PORT || 4321;

export default defineConfig({
  timeout: 30_000,
  webServer: {
    command: "pnpm preview --port 4321",
    url: "http://localhost:4321",
    reuseExistingServer: true,
    timeout: 120_000,
  },
  use: { baseURL: `http://localhost:${PORT}`, viewport: { width: 1280, height: 720 } },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
});
