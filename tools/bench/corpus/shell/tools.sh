lsof -ti:7116 | xargs kill
lsof -i :7216
lsof -nP -iTCP:7217 -sTCP:LISTEN
ss -ltn 'sport = :7117'
ss -tlnp | grep ":7218"
netstat -an | grep 7219
fuser 7118/tcp
fuser -k -n tcp 7220
npx kill-port 7119
npx --yes kill-port 7221 7222
kill $(lsof -t -i:7223)
fkill :7224
lsof -p 7225
kill -9 7226
ss -tn -o 7227
pid=$(fuser 7228/tcp 2>/dev/null)
grep 7229 data.txt
if lsof -Pi :7230 -sTCP:LISTEN -t >/dev/null; then exit 1; fi
ufw allow 7231/tcp
