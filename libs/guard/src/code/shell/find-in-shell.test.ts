// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are code
import { beforeAll, describe, expect, it } from "vitest";
import { loadGrammar } from "../parse.ts";
import { findInShell } from "./find-in-shell.ts";
import { findInWords } from "./programs/find-in-words.ts";

beforeAll(() => loadGrammar("bash"));

const tell = (script: string) =>
  findInShell(script, 0).map(({ kind, port, variable }) =>
    variable === undefined ? `${kind} ${port}` : `${kind} ${port} ${variable}`,
  );

describe("a command line", () => {
  it.each([
    ["PORT=3000 node .", ["bind 3000"]],
    ["env API_PORT=3000 node .", ["bind 3000"]],
    ["export REDIS_PORT=6379", ["connect 6379"]],
    ["node . --port ${PORT:-3000}", ["default 3000 PORT"]],
    ["uvicorn a:b --host 0.0.0.0 --port 8000 --timeout 3000", ["bind 8000"]],
    ["gunicorn -w 4 -b :8000 a:b", ["bind 8000"]],
    ["python3 -m http.server 8000", ["bind 8000"]],
    ["python manage.py runserver 0.0.0.0:8000", ["bind 8000"]],
    ["sudo -u www nc -l 9000", ["bind 9000"]],
    ["nc -z -w 2000 db 5432", ["connect 5432"]],
    ["docker run -p 8080:80 -p 127.0.0.1:9000:9000/tcp nginx:1.25", ["publish 8080", "publish 9000"]],
    ["docker compose exec db psql -p 5433", ["connect 5433"]],
    ["kubectl port-forward svc/a 8080:80", ["bind 8080"]],
    ["ssh -L 5433:db:5432 -p 2222 host", ["bind 5433", "connect 2222"]],
    ["curl -m 3000 http://0.0.0.0:8080/health", ["connect 8080"]],
    ["sh -c 'exec php -S localhost:8000'", ["bind 8000"]],
    ['concurrently "vite --port 5173" "node api.js --port 3000"', ["bind 5173", "bind 3000"]],
    ["cat < /dev/tcp/localhost/9000", ["connect 9000"]],
    ["streamlit run a.py --server.port=8501", ["bind 8501"]],
    ["docker run -e ZOOKEEPER_CONNECT=keeper:2181 a", ["connect 2181"]],
    ["settings=('REDIS_PORT=6380' 'API_URL=http://api:8080')", ["connect 6380", "connect 8080"]],
    ["start-server-and-test dev 3000 e2e", ["connect 3000"]],
    ["P=8000; python3 -m http.server $P", ["bind 8000"]],
    ["N='9000'\ndocker run -p 127.0.0.1:${N}:80 nginx", ["publish 9000"]],
    ['H=0.0.0.0:8000; sh -c "gunicorn -b $H a:b"', ["bind 8000"]],
    ["N=9000; curl http://localhost:$N/health", ["connect 9000"]],
    ["A=90; vite --port ${A}00", ["bind 9000"]],
    ["P=$((9000 + 10)); vite --port $P", ["bind 9010"]],
    ["B=9000; vite --port $(((B - 10) * 2 / 2))", ["bind 8990"]],
    ["vite --port $((16#2332))", ["bind 9010"]],
    ["vite --port ${X:-9010}", ["bind 9010"]],
    ["vite --port $(printf '%d' 9010)", ["bind 9010"]],
    ["lsof -ti:9000 | xargs kill", ["connect 9000"]],
    ["ss -ltn 'sport = :9000'", ["connect 9000"]],
    ['netstat -an | grep ":9000 "', ["connect 9000"]],
    ["fuser -k 9000/tcp; npx kill-port 9010", ["connect 9000", "connect 9010"]],
    ["sed -i 's|HOST|http://localhost:9000|' a", ["connect 9000"]],
    ["helm install a b --set service.port=9000,image.tag=9010", ["publish 9000"]],
    ["helm install a b --set env[0].name=HTTP_PORT --set env[0].value=9000", ["default 9000"]],
    ['run "health" "curl localhost:9000"', ["connect 9000"]],
  ])("%s", (script, found) => {
    expect(tell(script)).toEqual(found);
  });

  it.each([
    "# curl http://localhost:8080",
    'echo "open http://localhost:8080"',
    "sleep 3000",
    "docker pull postgres:15",
    "chmod 0755 a && head -n 5000 b",
    "TIMEOUT=3000 ./run",
    "N=9000; head -c $N /dev/urandom > noise",
    "A=$RANDOM; vite --port ${A}00",
    "vite --port $((BASE + 10))",
    "vite --port $((9000 > 10))",
    "N=$((9000 + 10)); head -c $N /dev/urandom > noise",
    "P=9000; P=other; vite --port $P",
  ])("none in %s", (script) => {
    expect(tell(script)).toEqual([]);
  });

  it.each([
    ["of its own", 'probe() { nc -z localhost "$2"; }\nprobe "Billing" 9000', ["connect 9000"]],
    ["that names its parameter", 'up() { local port=$1; curl "http://a:$port"; }\nup 9000', ["connect 9000"]],
    ["that hands it on", 'a() { nc -z h "$1"; }\nb() { a "$1"; }\nb 9000', ["connect 9000"]],
    ["that serves", 'serve_on() { vite --port "$1"; }\nserve_on 9000', ["bind 9000"]],
    ["that says it", 'greet() { echo "you are number $1"; }\ngreet 9000', []],
    ["from elsewhere", "wait_for_port 9000\nwait_for_user 9010", ["connect 9000"]],
  ])("finds what is handed to a function %s", (_name, script, found) => {
    expect(tell(script)).toEqual(found);
  });

  it.each([
    ["an array", 'a=(9000 9010)\nfor p in "${a[@]}"; do curl localhost:$p; done', ["connect 9000", "connect 9010"]],
    ["words", "for p in 9000 9010; do vite --port $p & done", ["bind 9000", "bind 9010"]],
    ["words in a string", 'P="9000 9010"\nfor p in $P; do nc -z h $p; done', ["connect 9000", "connect 9010"]],
    ["URLs", "for u in http://localhost:9000/x; do curl $u; done", ["connect 9000"]],
    ["names and ports", 'for e in "a:9000"; do nc -z h "${e##*:}"; done', ["connect 9000"]],
    ["names read apart", 'for e in a:9000; do IFS=: read -r n p <<< "$e"; curl h:$p; done', ["connect 9000"]],
    ["keys", "declare -A A=([x]=9000)\nfor k in x; do curl h:${A[$k]}; done", ["connect 9000"]],
    ["a name that tells", "APP_PORTS=(9000)", ["bind 9000"]],
    ["years", "for y in 2023 2024; do echo $y; done", []],
    ["pages", 'for p in 1000 2000; do curl "http://a/?page=$p"; done', []],
    ["images", "I=(redis:7200)\nfor i in ${I[@]}; do docker pull $i; done", []],
  ])("goes through a list of %s", (_name, script, found) => {
    expect(tell(script)).toEqual(found);
  });

  it("moves its offsets by the base, for scripts inside other files", () => {
    const [here] = findInShell("vite --port 5173", 0);
    const [there] = findInShell("vite --port 5173", 100);
    expect(there).toEqual({
      ...here,
      start: (here?.start ?? 0) + 100,
      end: (here?.end ?? 0) + 100,
    });
  });

  it("finds the number of a variable where the variable is set", () => {
    const script = "N=9000; docker run -p $N:80 nginx";
    expect(findInShell(script, 0)).toEqual([{ kind: "publish", port: 9000, start: 2, end: 6 }]);
  });

  it("may be given as words", () => {
    const words = ["docker", "run", "-p", "8080:80"].map((text, index) => ({
      text,
      start: index * 10,
    }));
    expect(findInWords(words)).toEqual([{ kind: "publish", port: 8080, start: 30, end: 34 }]);
  });
});
