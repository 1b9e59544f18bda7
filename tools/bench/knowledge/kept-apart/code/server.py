import os
from flask import Flask

app = Flask(__name__)
LIMIT = 5000

if __name__ == "__main__":
    app.run(port=int(os.environ.get("REPORTS_PORT", "16700")))
