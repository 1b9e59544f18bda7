module.exports = {
  apps: [
    {
      name: "docs",
      script: "npx serve -l 4430",
      restart_delay: 4000,
    },
    {
      name: "api",
      script: "./node_modules/.bin/next",
      args: "start -p 4431",
      max_restarts: 50,
    },
    {
      name: "ml",
      interpreter: "python3",
      script: "-m",
      args: ["uvicorn", "app:app", "--port", "4432"],
    },
  ],
};
