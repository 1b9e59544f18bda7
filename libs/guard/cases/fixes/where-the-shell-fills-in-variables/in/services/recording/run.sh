#!/bin/sh
curl -f localhost:9010/readyz
curl "http://localhost:9010/x?y=$1"
PORT=9010 node main.js
nc -z localhost 9017
