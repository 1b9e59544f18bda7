import socket
import unittest

import pytest
import requests

from feed.urls import parse_url, split_host


def free_port():
    with socket.socket() as s:
        s.bind(("", 0))
        return s.getsockname()[1]


@pytest.mark.parametrize("text,host,port", [("localhost:9000", "localhost", 9000), ("[::1]:80", "::1", 80)])
def test_split(text, host, port):
    assert split_host(text) == (host, port)


class FeedTest(unittest.TestCase):
    base = "http://127.0.0.1:8910"

    def setUp(self):
        self.server = start_server(port=8910)

    def test_status(self):
        response = requests.get(self.base + "/status", timeout=10)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.url, "http://127.0.0.1:8910/status")
        self.assertEqual(parse_url("https://example.com:8443/x").port, 8443)
        self.assertIn("localhost:9000", response.text)
