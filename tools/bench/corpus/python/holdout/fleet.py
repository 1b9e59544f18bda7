import socket
from dataclasses import dataclass

import requests


@dataclass
class Service:
    name: str
    port: int
    weight: int = 100


SERVICES = [
    Service("ledger", 4460),
    Service("audit", 4461, 250),
]

TARGETS = [
    ("mail", "localhost", 4462),
    ("queue", "localhost", 4463),
]

ADDRESS = ("127.0.0.1", 4464)
SIZES = [("small", 1200), ("large", 4800)]


def check():
    for service in SERVICES:
        requests.get(f"http://localhost:{service.port}/health", timeout=5)
    for name, host, port in TARGETS:
        with socket.create_connection((host, port), timeout=3):
            print(name, "is up")


def serve():
    sock = socket.socket()
    sock.bind(ADDRESS)
    sock.listen(128)


def sizes():
    return [label for label, size in SIZES if size > 2000]
