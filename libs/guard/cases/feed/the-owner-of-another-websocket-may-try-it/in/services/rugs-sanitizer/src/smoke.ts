const own = new WebSocket("ws://localhost:9017/feed");
