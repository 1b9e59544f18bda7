server.listen(9010); // berth-ignore
