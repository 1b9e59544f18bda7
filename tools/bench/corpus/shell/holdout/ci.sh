#!/usr/bin/env bash
set -e
APP_PORT=${APP_PORT:-8600}
DB_PORT=5439
docker network create ci-2024 || true
docker run -d --network ci-2024 --name db -p "$DB_PORT:5432" postgres:16
docker run -d -p 1025:1025 -p 8025:8025 axllent/mailpit:v1.20
npx -y start-server-and-test "node app.js --port 8601" http://localhost:8601 "cypress run"
java -jar wiremock.jar --port 8602 --https-port 8643 &
dotnet run --urls http://0.0.0.0:5080 &
hugo server -p 1314 --bind 0.0.0.0 &
caddy reverse-proxy --from :8603 --to localhost:8604 &
timeout 60 sh -c 'until curl -sf localhost:8600/ready; do sleep 1; done'
ssh -R 8605:localhost:3000 -N tunnel.internal &
k6 run --vus 1000 --duration 30s load.js
echo "report: http://localhost:8606"
