import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  server: {
    host: true,
    port: 5173,
    strictPort: true,
    proxy: {
      "/api": { target: "http://localhost:8080", changeOrigin: true },
      "/feed": { target: "ws://localhost:8081", ws: true },
    },
  },
  preview: { port: 4173 },
  build: { chunkSizeWarningLimit: 1500, assetsInlineLimit: 8192, target: "es2022" },
});
