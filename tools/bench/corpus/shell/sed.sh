sed "s/x/svc.$ns.svc:7144/g" in.yaml
kubectl exec b -- t.sh --bootstrap-server localhost:7145
kubectl exec -it pod -- curl http://localhost:7146/x
timeout $T redis-cli -p 7149
timeout 5s redis-cli -p 7152
check "x" "curl http://localhost:7150"
run_test "health" "curl -s localhost:7151/health | jq ."
echo "run curl http://localhost:7153"
log_it "see http://localhost:7154"
helm install a b --set "addrs[0]=$r.$n.svc:7307"
helm upgrade a b --set my-app.gateway.service.port=7405
helm install a b --set envVars[0].value=7305
app --kafka.server=broker:7424
app --redis.addr broker:7425
helm upgrade a b --set image.tag=7426 --set replicas=7427
newman run x.json --env-var "gateway.port=8081"
