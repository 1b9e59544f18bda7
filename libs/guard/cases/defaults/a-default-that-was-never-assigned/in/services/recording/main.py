import os

port = int(os.environ.get("PORT", "8000"))
