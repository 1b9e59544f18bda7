import { fileURLToPath } from "node:url";
import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** Where the monitor runs that the dev server's page talks to. */
const port = Number(process.env["FOUNDATION_HTTP_PORT"] ?? 9001);

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [preact()],
  server: { host: "127.0.0.1", proxy: { "/api": { target: `http://127.0.0.1:${port}`, changeOrigin: true } } },
  build: { outDir: "../dist/page", emptyOutDir: true, modulePreload: false, assetsInlineLimit: 0 },
});
