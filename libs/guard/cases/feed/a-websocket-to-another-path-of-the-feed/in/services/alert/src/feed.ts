const feed = new WebSocket("ws://localhost:9000/admin");
