module.exports = {
  apps: [
    {
      name: 'api',
      script: 'src/index.js',
      instances: 2,
      max_memory_restart: '1500M',
      kill_timeout: 4000,
      env: { NODE_ENV: 'development', PORT: 3001 },
      env_production: { NODE_ENV: 'production', PORT: 8080, REDIS_PORT: 6379 },
    },
  ],
};
