import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** The API that the dev server's page talks to: a monitor that runs. */
const API = process.env["MONITOR_URL"] ?? "http://127.0.0.1:9001";

export default defineConfig({
  root: new URL(".", import.meta.url).pathname,
  plugins: [preact()],
  server: { host: "127.0.0.1", proxy: { "/api": { target: API, changeOrigin: true } } },
  build: { outDir: "../dist/page", emptyOutDir: true, modulePreload: false, assetsInlineLimit: 0 },
});
