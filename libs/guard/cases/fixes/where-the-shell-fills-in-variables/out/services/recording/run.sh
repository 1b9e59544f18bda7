#!/bin/sh
curl -f localhost:${RECORDING_PORT:-9010}/readyz
curl "http://localhost:${RECORDING_PORT:-9010}/x?y=$1"
PORT=${RECORDING_PORT:-9010} node main.js
nc -z localhost ${RUGS_SANITIZER_PORT:-9017}
