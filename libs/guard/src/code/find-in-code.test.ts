// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are code
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInCode, findInCodeLoaded } from "./find-in-code.ts";
import { loadGrammar } from "./parse.ts";

async function tell(path: string, text: string): Promise<string[]> {
  const places = await findInCode(text, path);
  return places.map(({ kind, port, variable, start, end }) => {
    expect(Number(text.slice(start, end).replaceAll("_", ""))).toBe(port);
    return variable === undefined ? `${kind} ${port}` : `${kind} ${port} ${variable}`;
  });
}

describe("the seed's own examples", () => {
  it("wrong in Python: a bind of 9000", async () => {
    const wrong = 'server.bind(("localhost", 9000))  # Hardcoded - FORBIDDEN\n';
    expect(await tell("feed.py", wrong)).toEqual(["bind 9000"]);
  });

  it("right in Python: a default of FOUNDATION_PORT", async () => {
    const right = 'import os\nport = int(os.getenv("FOUNDATION_PORT", "9000"))\nserver.bind(("localhost", port))\n';
    expect(await tell("feed.py", right)).toEqual(["default 9000 FOUNDATION_PORT"]);
  });

  it("wrong in TypeScript", async () => {
    expect(await tell("feed.ts", 'server.listen(9000, "localhost");')).toEqual(["bind 9000"]);
  });

  it("right in TypeScript", async () => {
    const right = 'const port = Number(process.env.FOUNDATION_PORT ?? "9000");\nserver.listen(port, "localhost");\n';
    expect(await tell("feed.ts", right)).toEqual(["default 9000 FOUNDATION_PORT"]);
  });
});

describe("what real repositories taught", () => {
  it.each([
    [
      "a variable taken out of the environment",
      "a.js",
      "const { PORT, GRPC_PORT: grpc } = process.env;\nconst a = PORT || 3000;\nconst grpcPort = grpc || 50051;",
      ["default 3000 PORT", "default 50051"],
    ],
    [
      "a URL joined around a host",
      "a.py",
      'requests.get("http://" + host + ":8084/health")\nlink = "http://" + ip + ":6080/"',
      ["connect 8084", "connect 6080"],
    ],
    [
      "the end of a URL behind an @",
      "a.java",
      'class A { String url = "postgres://" + user + "@localhost:5433/app"; }',
      ["connect 5433"],
    ],
    [
      "an address out of four numbers",
      "a.rs",
      "fn main() { let addr = SocketAddr::from(([127, 0, 0, 1], 3000)); bind(addr); }",
      ["bind 3000"],
    ],
    [
      "Django's database of the name default",
      "settings.py",
      'DATABASES = {"default": {"HOST": "db", "PORT": "5432"}}',
      ["connect 5432"],
    ],
    [
      "an image of a page in a string",
      "a.js",
      'el.innerHTML = `<img src="http://localhost:5000/a.png" alt="a">`;',
      ["connect 5000"],
    ],
    [
      "an address as viper's default",
      "a.go",
      'package a\nfunc f() { viper.SetDefault("HTTP_ADDRESS", "0.0.0.0:8090") }',
      ["default 8090 HTTP_ADDRESS"],
    ],
    ["a script that only publishes", "run.sh", "docker run -p 8080:80 web", ["publish 8080"]],
    ["the number of an error", "a.py", "class E(Enum):\n  PORT_NOT_DEFINED = 70", []],
    ["a header", "a.py", "edit(customRequestHeaders=['X-Forwarded-Port:443'])", []],
  ])("%s", async (_name, path, text, found) => {
    expect(await tell(path, text)).toEqual(found);
  });
});

it("takes a dictionary of thousands for data", async () => {
  const rows = Array.from({ length: 3000 }, (_, row) => `  "port${row}": ${1000 + row},`);
  const table = `SEEN = {\n${rows.join("\n")}\n}\nserver.bind(("localhost", 9000))\n`;
  expect(await tell("table.py", table)).toEqual(["bind 9000"]);
});

describe("a literal is judged by where it stands", () => {
  it.each([
    ["a constant by its use", "a.ts", "const PORT = 3000;\napp.listen(PORT);", ["bind 3000"]],
    ["a constant by its use in a URL", "a.ts", "const PORT = 3000;\nfetch(`http://h:${PORT}/`);", ["connect 3000"]],
    ["an object handed on", "a.js", "const o = { host: 'h', port: 3000 };\nhttp.request(o);", ["connect 3000"]],
    ["a field by the reads of it", "a.ts", "class A { port = 3000; run() { app.listen(this.port); } }", ["bind 3000"]],
    ["a parameter by its use", "a.py", "def run(n=8000):\n    uvicorn.run(app, port=n)\n", ["bind 8000"]],
    ["an argument by the parameter's use", "a.js", "function up(n) { app.listen(n); }\nup(3000);", ["bind 3000"]],
    [
      "what stands in for a variable read before",
      "a.go",
      'package m\nfunc f() { p := os.Getenv("PORT"); if p == "" { p = "8080" }; http.ListenAndServe(":"+p, nil) }',
      ["default 8080 PORT"],
    ],
    [
      "a choice that is no read",
      "a.ts",
      'const URL = process.env.NODE_ENV === "production" ? "https://a.test" : "http://localhost:5000";',
      ["connect 5000"],
    ],
    ["a command in a string", "a.py", 'subprocess.run("docker run -p 8080:80 nginx", shell=True)', ["publish 8080"]],
    ["a command in a list", "a.js", "spawn('npx', ['vite', '--port', '5173']);", ["bind 5173"]],
    ["a number in a format", "a.rs", 'fn f() { TcpListener::bind(format!("0.0.0.0:{}", 8080)); }', ["bind 8080"]],
    ["a grouped number", "a.rs", "fn f() { TcpListener::bind((HOST, 8_080)); }", ["bind 8080"]],
    [
      "a struct tag",
      "a.go",
      'package m\ntype C struct { Port int `env:"PORT" envDefault:"8080"` }',
      ["default 8080 PORT"],
    ],
    ["an annotation", "A.java", 'class A { @Value("${PORT:8080}") int port; }', ["default 8080 PORT"]],
  ])("%s", async (_, path, text, found) => {
    expect(await tell(path, text)).toEqual(found);
  });

  it.each([
    ["a timeout", "a.ts", "app.listen(port); setTimeout(f, 3000);"],
    ["another fallback", "a.ts", "const port = 1; const ms = process.env.TIMEOUT_MS || 3000; server.timeout = ms;"],
    ["a backlog", "a.py", 's.bind(("", port)); s.listen(128)'],
    ["a comment and a docstring", "a.py", '"""Open http://localhost:3000."""\n# app.run(port=3000)\nserve(port)'],
    ["what is told", "a.go", 'package m\nfunc f() { log.Println("listening on http://localhost:8080") }'],
    [
      "what is compared",
      "a.test.ts",
      'expect(server.port).toBe(3000);\nexpect(parse("localhost:3000").port).toBe(3000);',
    ],
    ["a free port", "a.ts", "server.listen(0); const p = await getPort({ port: 3000 });"],
    ["a range", "a.py", "for port in range(8000, 9000): serve(port)"],
    ["a language that is not known", "a.md", "app.listen(3000)"],
  ])("%s is left alone", async (_, path, text) => {
    expect(await tell(path, text)).toEqual([]);
  });
});

describe("a port that is a sum", () => {
  it.each([
    ["of two numbers", "a.ts", "app.listen(9000 + 10);", ["bind 9010 at 9000 + 10"]],
    ["with a constant", "a.js", "const base = 9000;\nserver.listen(base + 10);", ["bind 9010 at base + 10"]],
    ["with one digit", "a.ts", "const BASE = 9000;\nconst o = { port: BASE + 1 };", ["bind 9001 at BASE + 1"]],
    ["in parentheses", "a.py", "BASE = 9000\nserve(port=(BASE + 20) - 10)", ["bind 9010 at (BASE + 20) - 10"]],
    ["in Go", "a.go", "package m\nconst base = 9000\nfunc f() { r.Run(base + 10) }", ["bind 9010 at base + 10"]],
    ["in Rust", "a.rs", "fn f() { TcpListener::bind((HOST, 9000 + 10)); }", ["bind 9010 at 9000 + 10"]],
    ["under a name", "a.ts", "const port = 9000 + 10;\napp.listen(port);", ["bind 9010 at 9000 + 10"]],
    ["of what is not known", "a.ts", "app.listen(base + 10);\nlet b = 9000; b = 9100; app.listen(b + 10);", []],
    ["that is no port", "a.ts", "app.listen(port); setTimeout(f, 9000 + 10);", []],
  ])("%s", async (_, path, text, found) => {
    const places = await findInCode(text, path);
    expect(places.map(({ kind, port, start, end }) => `${kind} ${port} at ${text.slice(start, end)}`)).toEqual(found);
  });
});

describe("a port that is taken out of a list", () => {
  it.each([
    ["a.ts", "const [n] = [9010];\napp.listen(n);", ["bind 9010"]],
    ["a.js", 'const [host, n] = ["localhost", 9010];\napp.listen(n, host);', ["bind 9010"]],
    ["a.py", 'n, host = [9010, "localhost"]\nuvicorn.run(app, port=n)', ["bind 9010"]],
    ["a.rs", "fn f() { let (a, n) = (true, 9010); TcpListener::bind((HOST, n)); }", ["bind 9010"]],
    ["a.ts", "const [timeout] = [9010];\nsetTimeout(f, timeout); app.listen(port);", []],
  ])("%s: %s", async (path, text, found) => {
    expect(await tell(path, text)).toEqual(found);
  });
});

describe("any text", () => {
  const piece = fc.constantFrom(
    "app.listen(3000)",
    "const PORT = 8080",
    "\n",
    "{",
    "}",
    "(",
    ")",
    '"http://h:80/"',
    "`:${",
    "port: 9000,",
    "//",
    "#",
    "'",
    "\\",
    "é🦀",
    "=> 5000",
    "process.env.PORT ||",
  );
  const text = fc
    .array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 30 })
    .map((parts) => parts.join(" "));

  it.each(["a.ts", "a.tsx", "a.js", "a.py", "a.go", "a.rs", "A.java", "a.sh"])(
    "gives sorted places that cover their digits, in %s",
    async (path) => {
      await findInCode("listen(8080)", path);
      await loadGrammar("bash");
      fc.assert(
        fc.property(text, (source) => {
          let last = -1;
          for (const { start, end, port } of findInCodeLoaded(source, path)) {
            expect(start).toBeGreaterThan(last);
            const written = source.slice(start, end).replaceAll("_", "");
            // A sum is covered as a whole.
            if (!/[+-]/.test(written)) expect(Number(written)).toBe(port);
            last = start;
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it("is found in again when it is moved down by a comment", async () => {
    const source = "const PORT = 3000;\nconst URL = 'http://localhost:8080';\napp.listen(PORT);\n";
    const moved = `// port 9000\n${source}`;
    const shift = moved.length - source.length;
    const places = await findInCode(source, "a.ts");
    expect(await findInCode(moved, "a.ts")).toEqual(
      places.map((place) => ({ ...place, start: place.start + shift, end: place.end + shift })),
    );
  });
});
