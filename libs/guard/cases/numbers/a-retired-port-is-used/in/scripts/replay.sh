curl http://localhost:9012/replay
