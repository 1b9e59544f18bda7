bind = "0.0.0.0:8000"
workers = 4
worker_connections = 1000
timeout = 120
keepalive = 5
max_requests = 2000
max_requests_jitter = 50
statsd_host = "localhost:8125"
