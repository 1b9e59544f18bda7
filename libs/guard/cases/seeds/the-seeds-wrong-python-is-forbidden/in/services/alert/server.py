server.bind(("localhost", 9000))  # Hardcoded - FORBIDDEN
