#!/usr/bin/env bash
set -e
NAMESPACE=${1:-staging}
LOCAL_PORT=${2:-8080}

kubectl -n "$NAMESPACE" port-forward svc/grafana 3000:80 &
kubectl port-forward deployment/api "$LOCAL_PORT":8080 &
kubectl port-forward pod/pg-0 5433:5432 >/dev/null 2>&1 &
kubectl expose deployment api --port=80 --target-port=8080
kubectl wait --for=condition=ready pod/pg-0 --timeout=300s
kubectl scale --replicas=12 deployment/api
ssh -N -L 5434:db.internal:5432 -p 2222 deploy@bastion.internal &
ssh -fNL 6381:localhost:6379 bastion.internal
socat TCP-LISTEN:7000,fork,reuseaddr TCP:db.internal:5432 &
