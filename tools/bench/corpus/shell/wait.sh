#!/bin/bash
# wait for the parts that other parts need
./wait-for-it.sh db:5432 -t 60 -- echo "db is up"
dockerize -wait tcp://kafka:9092 -wait http://search:9200 -timeout 120s
while ! timeout 1 bash -c "</dev/tcp/localhost/9000"; do sleep 1; done
npx wait-on -t 60000 http://localhost:3000 tcp:5432
redis-cli -h cache -p 6379 ping
psql -h localhost -p 5433 -U app -c "select 1 limit 1000"
mysql -h 127.0.0.1 -P 3307 -u root
mongosh --port 27018 --eval 'db.runCommand({ ping: 1 })'
grpcurl -plaintext localhost:50051 list
wscat -c ws://localhost:9000/feed
wget -qO- http://127.0.0.1:9090/-/ready
kafka-topics.sh --bootstrap-server localhost:9092 --list
HEALTH_URL="http://localhost:8080/health"
curl --silent "$HEALTH_URL" | head -c 1000
