from concurrent import futures

import grpc
from prometheus_client import start_http_server

import feed_pb2_grpc

MAX_MESSAGE = 4194304


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=10), options=[("grpc.max_receive_message_length", MAX_MESSAGE)])
    feed_pb2_grpc.add_FeedServicer_to_server(object(), server)
    server.add_insecure_port("[::]:50051")
    start_http_server(9101)
    server.start()
    server.wait_for_termination(timeout=86400)


def client():
    channel = grpc.insecure_channel("localhost:50051")
    backup = grpc.aio.secure_channel("feed.example.com:443", grpc.ssl_channel_credentials())
    return channel, backup
