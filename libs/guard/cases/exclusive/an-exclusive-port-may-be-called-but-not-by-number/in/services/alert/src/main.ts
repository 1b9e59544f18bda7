await fetch("http://localhost:9001/health");
