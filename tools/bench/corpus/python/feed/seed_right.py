import os
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
port = int(os.getenv("FOUNDATION_PORT", "9000"))
server.bind(("localhost", port))
server.listen(256)
