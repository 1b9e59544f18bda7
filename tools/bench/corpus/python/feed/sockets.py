import asyncio
import os
import socket
import socketserver
from http.server import HTTPServer, SimpleHTTPRequestHandler

import websockets

HOST, PORT = "127.0.0.1", 9021
STATSD_PORT = 8125
BUFFER = 4096


class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(self.request.recv(BUFFER))


def serve_files(port=8088):
    HTTPServer(("", port), SimpleHTTPRequestHandler).serve_forever()


def probe(timeout=3000):
    with socket.create_connection(("feed.internal", 9022), timeout=timeout / 1000) as conn:
        conn.sendall(b"ping 9022")
        return conn.recv(1024)


async def main():
    async with websockets.serve(echo, "localhost", 8765, max_size=1048576):
        server = await asyncio.start_server(handle, "0.0.0.0", 8888, backlog=2048)
        reader, writer = await asyncio.open_connection("127.0.0.1", 8889)
        async with websockets.connect("ws://localhost:9000/feed") as feed:
            print(f"connected to ws://localhost:9000/feed after {await feed.recv()}")
        await server.serve_forever()


def send_metric(name, value):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.sendto(f"{name}:{value}|c".encode(), (os.getenv("STATSD_HOST", "localhost"), STATSD_PORT))


with socketserver.TCPServer((HOST, PORT), Echo) as tcp:
    tcp.serve_forever()
