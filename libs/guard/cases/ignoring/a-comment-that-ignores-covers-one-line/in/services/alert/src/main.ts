// berth-ignore: for the simulator
server.listen(9010);
server.listen(9010);
