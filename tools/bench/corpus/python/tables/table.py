import socket, requests
TARGETS = [("a", "localhost", 7162), ("b", "localhost", 7163)]
for name, host, port in TARGETS:
    socket.create_connection((host, port))
ADDR = ("localhost", 7507)
s = socket.socket()
s.connect(ADDR)
LISTEN = ("0.0.0.0", 7508)
srv = socket.socket()
srv.bind(LISTEN)
SIZES = [("a", 1200), ("b", 2400)]
for label, size in SIZES:
    print(label, size)
SERVICES = {"billing": 7509, "orders": 7510}
for name, p in SERVICES.items():
    requests.get(f"http://localhost:{p}/health")
LIMITS = {"a": 3000, "b": 4000}
for name, n in LIMITS.items():
    print(name, n)
PORT_MAP = {"A": 7511}
uvicorn.run(app, port=PORT_MAP["A"])
for port in [7512, 7513]:
    requests.get(f"http://localhost:{port}")
ports = (7514, 7515)
