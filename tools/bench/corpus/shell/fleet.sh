#!/usr/bin/env bash
probe() { nc -z localhost "$2"; }
check_http() { curl -sf "http://localhost:$1/health"; }
greet() { echo "hello $1, you are number $2"; }
wait_for_port() {
  local port="$1"
  until nc -z 127.0.0.1 "$port"; do sleep 1; done
}
probe "Billing" 7120
check_http 7121
greet "Ada" 7199
wait_for_port 7122

ports=(7131)
for p in "${ports[@]}"; do curl localhost:$p; done
for port in 7123 7124; do
  curl -s "http://localhost:$port"
done
for n in 7140 7141; do
  vite --port "$n" &
done
for port in 7142 7143; do kill_it "$port"; done
entries=("billing:7127" "orders:7128")
for entry in "${entries[@]}"; do
  IFS=: read -r name port <<< "$entry"
  nc -z localhost "$port" || echo "$name is down"
done
B=("http://localhost:7324" "http://localhost:7325")
for u in http://localhost:7517 http://localhost:7518; do curl "$u"; done
APP_PORTS=(7150 7151)
for i in 1000 2000 3000; do sleep "$((i / 1000))"; done
sizes=(1024 2048)
for s in "${sizes[@]}"; do convert -resize "$s" a b; done
for id in 4001 4002; do echo "item $id"; done
images=("postgres:1500" "redis:7200")
for image in "${images[@]}"; do docker pull "$image"; done
declare -A PORTS=([billing]=7160 [orders]=7161)
declare -A codes=([ok]=2000 [gone]=4100)
declare -A services=(
  ["ledger"]="http://localhost:7162"
  ["audit"]="7163"
)
for s in "${!services[@]}"; do curl "localhost:${services[$s]}/health"; done
