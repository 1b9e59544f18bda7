import os

port = int(os.getenv("FOUNDATION_PORT", "9000"))
server.bind(("localhost", port))
