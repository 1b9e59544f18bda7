const { PORT = 3201, HOST = '0.0.0.0', TIMEOUT = 3000 } = process.env;

const config = {
  development: {
    server: { port: 3200, host: 'localhost' },
    redis: { host: '127.0.0.1', port: 6379, ttl: 3600 },
    elastic: { node: 'http://localhost:9200', maxRetries: 10 },
    session: { maxAge: 86400, cookie: 'sid' },
  },
  production: {
    server: { port: Number(process.env.SERVER_PORT) || 8080, host: '0.0.0.0' },
    redis: { host: process.env.REDIS_HOST, port: process.env.REDIS_PORT ? +process.env.REDIS_PORT : 6379 },
    elastic: { node: process.env.ELASTIC_URL, maxRetries: +(process.env.RETRIES || 25) },
  },
};

let adminPort = process.env.ADMIN_PORT;
if (!adminPort) adminPort = 3999;

module.exports = { ...config[process.env.NODE_ENV || 'development'], PORT, HOST, TIMEOUT, adminPort };
