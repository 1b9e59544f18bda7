module.exports = {
  apps: [
    { name: "a", script: "npm", args: "vite --port 7157" },
    { name: "b", script: "npx vite --port 7158", env: { PORT: 7262 } },
    { name: "c", script: "serve", args: "-s build -l 7263", max_restarts: 4000 },
    { name: "d", script: "python3", args: ["-m", "http.server", "7264"] },
    { name: "e", script: "next", args: "start -p 7265" },
    { name: "f", script: "worker.js", args: "--batch 5000", node_args: "--max-old-space-size=4096 --inspect=7266" },
  ],
};
