server.listen(Number(process.env.FOUNDATION_PORT ?? 9000));
