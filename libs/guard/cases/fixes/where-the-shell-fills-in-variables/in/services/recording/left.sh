#!/bin/bash
curl 'http://localhost:9010/'
for p in {9010..9012}; do curl localhost:$p; done
ssh host <<'EOF'
curl localhost:9010
EOF
RECORDING_PORT=9017 node main.js
