#!/usr/bin/env bash
set -euo pipefail

# Everything that a new machine of the team needs; was on port 8080 once.
cat > .env <<EOF
API_URL=http://localhost:8100/v1
DATABASE_URL=postgresql://dev:$DB_PASSWORD@localhost:5433/dev
LOG_LINES=4000
EOF

cat > compose.override.yml <<'YAML'
services:
  mailbox:
    image: axllent/mailpit:v1.21
    ports:
      - "8025:8025"
      - "1025:1025"
YAML

cat > "$SITES/panel.conf" <<CONF
location /panel {
    proxy_pass http://127.0.0.1:8101;
    proxy_read_timeout 3600s;
}
CONF

cat <<EOF | kubectl apply -f -
apiVersion: v1
kind: Service
metadata:
  name: panel
spec:
  ports:
    - port: 8102
EOF

settings=(
  "SEARCH_URL=http://search:9200"
  "PAGE_SIZE=5000"
)
docker run -d --name keeper -e "COORDINATOR_CONNECT=zoo:2181" -p 2181:2181 keeper:3.9
streamlit run panel.py --server.port=8501 --server.headless=true

cat <<EOF
Done. The panel answers at http://localhost:8101/panel, the mailbox at http://localhost:8025.
EOF
