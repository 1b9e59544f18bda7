import os

app.run(port=int(os.getenv("RECORDING_PORT", "9010")))
