import websockets


async def read():
    async with websockets.connect("wss://stream.example.com:9443/ws") as feed:
        await feed.recv()
