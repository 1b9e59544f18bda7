const port = Number(process.env.RECORDING_PORT ?? 9011);
