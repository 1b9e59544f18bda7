"""Records."""
from __future__ import annotations

import argparse
import socket

from flask import Flask

app = Flask(__name__)
socket.create_connection(("localhost", 9017))
app.run(host="0.0.0.0", port=9010)
