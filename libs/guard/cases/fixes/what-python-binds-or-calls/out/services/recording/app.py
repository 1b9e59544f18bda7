"""Records."""
from __future__ import annotations

import argparse
import os
import socket

from flask import Flask

app = Flask(__name__)
socket.create_connection(("localhost", int(os.getenv("RUGS_SANITIZER_PORT", "9017"))))
app.run(host="0.0.0.0", port=int(os.getenv("RECORDING_PORT", "9010")))
