import argparse
import os

import click
import typer
import uvicorn

parser = argparse.ArgumentParser(description="Serves the feed, on port 8010 unless told.")
parser.add_argument("--host", default="127.0.0.1")
parser.add_argument("-p", "--port", type=int, default=8011, help="port to listen on (e.g. 8080)")
parser.add_argument("--batch-size", type=int, default=5000)
parser.add_argument("--upstream", default="http://localhost:9000")


@click.command()
@click.option("--port", default=8012, envvar="FEED_PORT", show_default=True)
@click.option("--limit", default=10000)
def run(port, limit):
    click.echo(f"http://localhost:{port}")


def main(port: int = typer.Option(8013, help="Port"), size: int = typer.Option(4096)):
    if os.environ.get("WEB_CONCURRENCY") is None:
        os.environ["WEB_CONCURRENCY"] = "2000"
    http_port = os.environ.get("HTTP_PORT") or 8014
    uvicorn.run("feed.main:app", port=int(http_port))
