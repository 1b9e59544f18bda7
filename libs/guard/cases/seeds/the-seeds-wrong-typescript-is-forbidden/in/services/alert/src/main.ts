server.listen(9000, "localhost"); // Hardcoded - FORBIDDEN
