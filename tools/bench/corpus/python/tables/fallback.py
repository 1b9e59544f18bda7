import os
from lib import get_port, _int_env
A = os.getenv("U", f"http://localhost:{get_port('b', 7187)}")
B = get_port("billing", 7188)
C = _int_env("DEBUG_PORT", 7195, 1, 65535)
app.run(port=get_port("x", 7189))
n = get_size("b", 7190)
