import smtplib
import subprocess

import psycopg2
import pymongo
import requests
from celery import Celery
from confluent_kafka import Producer
from elasticsearch import Elasticsearch

celery = Celery("jobs", broker="redis://redis:6379/0", backend="redis://redis:6379/1")
mongo = pymongo.MongoClient("mongo.internal", 27018, serverSelectionTimeoutMS=3000)
search = Elasticsearch([{"host": "search", "port": 9200, "scheme": "http"}])
producer = Producer({"bootstrap.servers": "kafka-1:9092,kafka-2:9092", "linger.ms": 1500})
conn = psycopg2.connect("host=db port=5433 dbname=jobs connect_timeout=10")
other = psycopg2.connect(host="localhost", port=5434, dbname="jobs")


@celery.task(time_limit=3600, soft_time_limit=3000)
def refresh(since=2020):
    response = requests.get("http://catalog:4200/items", params={"limit": 5000}, timeout=30)
    if response.status_code != 200:
        raise RuntimeError("catalog at http://catalog:4200 said %d" % response.status_code)
    with smtplib.SMTP("smtp.mail.test", 2525) as smtp:
        smtp.sendmail("a@test", ["b@test"], "done")
    subprocess.run(["redis-cli", "-p", "6379", "FLUSHDB"], check=True)
    subprocess.run("docker run --rm -p 8085:80 nginx:1.25", shell=True)
    return response.json()[:1000]
