import os

port = int(os.environ.get("PORT", "9010"))
