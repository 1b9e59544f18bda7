#!/usr/bin/env bash
set -euo pipefail

SERVICES=("catalog:4310" "checkout:4311" "search:4312")
METRICS=(4320 4321)
ENDPOINTS=(
  "http://localhost:4330/health"
  "http://127.0.0.1:4331/ready"
)
RETRIES=(1000 2000 4000)

is_open() {
  nc -z localhost "$1" >/dev/null 2>&1
}

wait_up() {
  local name=$1 port=$2
  until curl -sf "http://localhost:$port/health"; do sleep 1; done
  echo "$name is up"
}

for entry in "${SERVICES[@]}"; do
  name=${entry%%:*}
  port=${entry##*:}
  curl -fsS "http://localhost:$port/health" || echo "$name is down"
done

for p in "${METRICS[@]}"; do
  curl -s "localhost:$p/metrics" | grep -c http_requests
done

for url in "${ENDPOINTS[@]}"; do curl -s "$url"; done
for delay in "${RETRIES[@]}"; do sleep $((delay / 1000)); done

for port in 4340 4341; do
  is_open "$port" || exit 1
done

wait_up "Ledger" 4342
is_open 4343

lsof -ti:4344 | xargs -r kill -9
fuser -k 4345/tcp || true
ss -ltn 'sport = :4346' | tail -n +2
npx kill-port 4347 4348

timeout 30 redis-cli -p 4349 ping
kafka-topics.sh --bootstrap-server localhost:4350 --list

cat > docker-compose.override.yml <<EOF
services:
  web:
    ports:
      - "4351:80"
EOF

# for port in 4399; do echo "$port"; done
for size in 1024 2048 4096; do convert in.png -resize ${size}x out-$size.png; done
for year in 2023 2024 2025; do echo "$year"; done
printf 'open http://localhost:4360 in a browser\n'
WIDTHS=(640 1280 1920)
