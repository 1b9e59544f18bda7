#!/usr/bin/env bash
: "${REGISTRY_PORT:=5001}"
: "${API_URL:=http://api.internal:4000}"
GRPC_PORT=50052
SMOKE_PORT=18081
VERSION=2024.10
RETRIES=30

docker run -d --restart=always -p "${REGISTRY_PORT}:5000" registry:2
docker run -d -p "$SMOKE_PORT:8080" -e GRPC_PORT="$GRPC_PORT" app:"$VERSION"
docker compose -f compose.yml run --rm -p 9229:9229 api node --inspect=0.0.0.0 main.js
podman run -it --publish=8082:80/tcp --publish 8083:81 nginx:1.25
sh -c "exec gunicorn app:app --bind 0.0.0.0:8084 --timeout 90"
for i in $(seq 1 "$RETRIES"); do
  curl -f "http://127.0.0.1:${SMOKE_PORT}/health" && break
  sleep 2
done
nohup java -Xmx2048m -Dserver.port=8085 -jar app.jar >app.log 2>&1 &
./bin/server --listen 0.0.0.0:8086 --upstream http://localhost:4000 --max-conns 1000
