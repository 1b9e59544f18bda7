// berth-ignore: for the simulator
server.listen(9010);
server.listen(Number(process.env.RECORDING_PORT ?? 9010));
