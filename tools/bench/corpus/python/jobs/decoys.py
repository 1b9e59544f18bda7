"""Nothing here is a port, whatever http://localhost:8080 may say."""
import re
import random

HTTP_CODES = {200: "ok", 404: "not found", 500: "error"}
TABLE = [8000, 8080, 9000, 9090, 3000]
TIMEOUT = 3000
MAX_PORT = 65535
SIZE = 8080 * 2
VERSION = (3, 9000, 1)
USER_AGENT = "Mozilla/5.0 (rv:109.0) Chrome/120.0.8080"
PATTERN = re.compile(r"localhost:(\d+)|:8080$")
COLOR = 0x8080
EPOCH = 1700000000
transport = 443
report = {"export": 8080, "import": 9000, "total": 17080}


def is_valid(port):
    return 1024 <= port <= 65535 and port != 8080


def usage():
    print("usage: serve --port 8080")
    print("then open http://localhost:8080/")


def pick():
    port = random.randint(20000, 30000)
    for candidate in range(8000, 9000):
        if is_valid(candidate):
            return candidate
    raise ValueError("no port free between 8000 and 9000")


def sleep(ms=8080):
    year, month = 2024, 12
    return ms / 1000 + year + month
