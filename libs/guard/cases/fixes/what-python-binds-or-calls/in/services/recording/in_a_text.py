requests.get("http://localhost:9010/health")
