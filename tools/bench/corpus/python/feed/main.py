"""Feed service.

Run it with: uvicorn feed.main:app --port 8010
Then open http://localhost:8010/docs
"""
import os

import redis
import uvicorn
from fastapi import FastAPI
from sqlalchemy import create_engine

app = FastAPI(title="feed", version="2.8000.1")
cache = redis.Redis(host="localhost", port=6379, db=0, socket_timeout=5000)
engine = create_engine("postgresql+psycopg://feed:secret@db:5432/feed", pool_recycle=3600)
BROKER_URL = os.environ.get("BROKER_URL", "amqp://guest:guest@rabbit:5672//")
MAX_ROWS = 10000


@app.get("/rows")
def rows(limit: int = 1000, offset: int = 0):
    """Up to 8000 rows, see http://localhost:8010/docs."""
    return {"limit": min(limit, MAX_ROWS), "offset": offset}


if __name__ == "__main__":
    uvicorn.run("feed.main:app", host="0.0.0.0", port=8010, reload=True)
