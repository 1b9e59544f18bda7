docker run -d -p 1389:389 -p 36:636 directory:2.6
