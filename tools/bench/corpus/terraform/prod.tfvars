http_port = 7373
replicas  = 3000
api_url   = "http://localhost:7374"
