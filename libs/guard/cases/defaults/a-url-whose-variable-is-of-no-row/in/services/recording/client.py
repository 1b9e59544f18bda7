import os
URL = os.getenv("RANKER_URL", "http://localhost:9017/rank")
