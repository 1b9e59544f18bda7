server.listen(9010); // berth-ignore: the simulator knows this number only

// berth-ignore: as above
server.listen(9010);
