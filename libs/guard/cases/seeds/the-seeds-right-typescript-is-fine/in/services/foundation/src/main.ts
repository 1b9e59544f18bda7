const port = Number(process.env.FOUNDATION_PORT ?? "9000");
server.listen(port, "localhost");
