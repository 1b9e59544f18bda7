server.listen(Number(process.env.RECORDING_PORT ?? 9010)); // berth-ignore
