import http.client
import logging
import os

import paho.mqtt.client as mqtt
import pika
from influxdb import InfluxDBClient

logger = logging.getLogger(__name__)
PROMETHEUS_PORT = 9090
OLLAMA = os.getenv("OLLAMA_HOST") or "http://localhost:11434"


class RecorderClient:
    """Talks to the recorder on port 9010."""

    def __init__(self, host: str = "localhost", port: int = 9010, timeout: float = 3000):
        self.base = f"http://{host}:{port}"
        self.timeout = timeout

    def health(self):
        conn = http.client.HTTPConnection("recorder", 9010, timeout=10)
        conn.request("GET", "/health")
        logger.info("recorder http://recorder:9010 says %s", conn.getresponse().status)


def connect():
    client = mqtt.Client()
    client.connect("broker.internal", 1883, 60)
    params = pika.ConnectionParameters("rabbit", 5672, "/", heartbeat=600)
    influx = InfluxDBClient("influx", 8086, "root", "root", "metrics")
    proxies = {"http": "http://proxy.internal:3128", "https": "http://proxy.internal:3128"}
    query = f"http://prometheus:{PROMETHEUS_PORT}/api/v1/query?step=3600"
    return client, params, influx, proxies, query
