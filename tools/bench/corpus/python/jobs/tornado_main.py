import os

import tornado.ioloop
import tornado.web
from aiohttp import web
from waitress import serve

PORT = int(os.environ["PORT"]) if "PORT" in os.environ else 8899


def make_app():
    return tornado.web.Application([(r"/health:(\d+)", object)], autoreload=True)


if __name__ == "__main__":
    app = make_app()
    app.listen(8898)
    web.run_app(web.Application(client_max_size=2097152), host="::1", port=8897)
    serve(app, listen="*:8896", threads=16)
    serve(app, host="0.0.0.0", port=PORT)
    tornado.ioloop.IOLoop.current().start()
