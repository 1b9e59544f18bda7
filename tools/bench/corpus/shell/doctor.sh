#!/usr/bin/env bash
# Who holds 9000? Nothing here uses a port.
lsof -i :9000
ss -tlnp | grep 9000
netstat -an | grep ':8080 '
fuser -k 3000/tcp || true
lsof -ti:8080 | xargs kill -9
if [ "$STATUS" = 200 ] || [ "$CODE" -eq 404 ]; then echo "ok 8080"; fi
echo "open http://localhost:8080 in your browser"
printf 'Usage: %s [--port 8080]\n' "$0"
sleep 3000
ulimit -n 65535
chmod 0755 /opt/app
find . -size +1024k -mtime +365
head -n 5000 access.log | awk '{ if ($9 == 500) print $7 }'
sed -i 's/:8080/:9090/' nginx.conf
docker pull postgres:15
docker tag app:1234 registry.test/app:2024
git log --since=2023-01-01 -n 100
date -d @1700000000 +%H:%M
cat <<'EOF'
Then visit http://localhost:3000 and log in.
EOF
