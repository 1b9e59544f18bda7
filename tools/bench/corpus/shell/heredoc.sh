D=$(mktemp -d)
cat > "$D/src/f.py" <<EOF
server.bind(("localhost", 7170))
EOF
cat > "$F" <<'EOF'
#!/usr/bin/env python3
server.bind(("localhost", 7171))
EOF
cat > "$OUT" <<EOF
services:
  web:
    ports:
      - "7172:80"
EOF
cat > "$OUT2" <<EOF
{ "port": 7173 }
EOF
cat > notes.txt <<EOF
open http://localhost:7174
EOF
cat > "$D/app.unknown" <<EOF
PORT=7175
NAME=x
EOF
cat <<EOF
http://localhost:7176
EOF
