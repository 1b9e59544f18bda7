from dataclasses import dataclass
from typing import NamedTuple
import requests
@dataclass
class ServicePort:
    name: str
    port: int
class Row(NamedTuple):
    name: str
    size: int
services = [ServicePort("Billing", 7201), ServicePort("Orders", 7202)]
rows = [Row("a", 7203), Row("b", 7204)]
def check():
    for service in services:
        requests.get(f"http://localhost:{service.port}/health")
