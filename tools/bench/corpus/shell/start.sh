#!/usr/bin/env bash
# Starts everything; the API is on http://localhost:8080 then.
set -euo pipefail

export PORT="${PORT:-8080}"
export REDIS_URL=${REDIS_URL:-redis://localhost:6379/0}
export METRICS_PORT=9464
TIMEOUT=3000
MAX_OLD_SPACE=4096

docker run -d --name redis -p 6379:6379 redis:7.2
docker run -d --name pg -p 127.0.0.1:5432:5432 -e POSTGRES_PASSWORD=x -e PGPORT=5432 postgres:16
docker run --rm -d -p 9002:3002 --shm-size=2048m cartavis/carta-backend:latest

until pg_isready -h localhost -p 5432; do sleep 1; done
until nc -z localhost 6379; do sleep 0.5; done

echo "Starting on port 8080, see http://localhost:8080"
node --max-old-space-size=$MAX_OLD_SPACE dist/main.js --port 8080 &
curl -fsS --retry 30 --max-time 2000 "http://localhost:8080/health" >/dev/null
curl -s "http://localhost:$PORT/ready"
