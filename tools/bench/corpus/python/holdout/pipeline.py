import os
import xmlrpc.server
from concurrent.futures import ThreadPoolExecutor

import dash
import ray
import zmq
from hypercorn.config import Config
from pyspark.sql import SparkSession

CHUNK = 8192
FLOWER_PORT = 5555
SENTINELS = [("sentinel-1", 26379), ("sentinel-2", 26379)]

config = Config()
config.bind = ["0.0.0.0:8443"]
spark = SparkSession.builder.master("spark://spark:7077").config("spark.ui.port", "4041").getOrCreate()
context = zmq.Context()
publisher = context.socket(zmq.PUB)
publisher.bind("tcp://*:5556")
subscriber = context.socket(zmq.SUB)
subscriber.connect("tcp://feed:5557")
rpc = xmlrpc.server.SimpleXMLRPCServer(("localhost", 8701), allow_none=True)
app = dash.Dash(__name__)


def port_of(name: str) -> int:
    ports = {"api": 8100, "admin": 8101}
    return ports.get(name, 0)


def start(workers: int = 1024):
    ray.init(address=os.getenv("RAY_ADDRESS", "ray://head:10001"))
    with ThreadPoolExecutor(max_workers=workers) as pool:
        pool.submit(app.run, debug=False, port=8051)
    print("dash on http://localhost:8051, %d rows a chunk" % CHUNK)
