import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a made tree holds. */
export interface TreeSize {
  files: number;
  lines: number;
  /** How many files have a hardcoded port. */
  withPorts: number;
}

const WORDS = (
  "order user cart price stock item event queue batch token session report transport exports imports support status " +
  "height width total count limit offset index buffer page retry delay window cache message topic worker cluster " +
  "region account ledger invoice viewport passport margin color"
).split(" ");

/** What the files of one language are made of: blocks of whole statements, so that parsers meet code and not errors. */
interface Kind {
  extension: string;
  share: number;
  open: string[];
  plain: string[];
  ports: string[];
}

// $a and $b are names, $n is an ordinary number, $p a port.
const KINDS: Kind[] = [
  {
    extension: "ts",
    share: 30,
    open: ['import { $a } from "./$a.ts";', 'export type { $b } from "../lib/$b.ts";'],
    plain: [
      "export function $a$b($a: string, $b: number): number {\n  return $a.length + $b;\n}\n",
      "const $a$b = $b.filter((one) => one.length > $n);",
      "function $a($b?: string) {\n  if ($b === undefined) return $n;\n  return { $b, timeout: $n };\n}\n",
      "// The $a is kept for the $b, or else it would be read twice.",
      'if (!$a.$b) {\n  throw new Error("no $a for $b");\n}',
      "async function send$a($b: Queue) {\n  for (const one of $b) {\n    await $a.send(one);\n  }\n}\n",
      "await $a.send($b, { retries: $n });",
    ],
    ports: [
      "const $a = createServer().listen($p);",
      'await fetch("http://localhost:$p/$a");',
      "const $aPort = Number(process.env.PORT ?? $p);",
    ],
  },
  {
    extension: "tsx",
    share: 8,
    open: ['import { useState } from "react";'],
    plain: [
      "export function $a$b({ $a }: Props) {\n  const [$b, set] = useState($n);\n" +
        "  return <div style={{ width: $n }}>{$b}</div>;\n}\n",
      'export function Show$a({ $b }: Props) {\n  return (\n    <section className="$a-$b">\n      {$b}\n' +
        "    </section>\n  );\n}\n",
      "// The $a is drawn before the $b.",
    ],
    ports: ['const $a = new WebSocket("ws://localhost:$p/$b");'],
  },
  {
    extension: "py",
    share: 18,
    open: ["import os", "from $a.$b import $a"],
    plain: [
      'def $a_$b($a, $b=$n):\n    """The $a of a $b."""\n    return $a[$b]\n\n',
      "if len($a) > $n:\n    $b = $a[$n]\n",
      'class $a$b:\n    def __init__(self, $b):\n        self.$a = $b\n        log.info("%s is kept", $b)\n\n',
      'log.info("%s in %d", $a, $n)',
      "# The $a is kept for the $b.",
    ],
    ports: [
      'app.run(host="0.0.0.0", port=$p)',
      '$a = os.getenv("$b", "http://localhost:$p")',
      'server.bind(("localhost", $p))',
    ],
  },
  {
    extension: "go",
    share: 12,
    open: ["package $a", 'import "fmt"'],
    plain: [
      "func $a$b($a string) (int, error) {\n\tif err := check($a); err != nil {\n\t\treturn 0, err\n\t}\n" +
        "\treturn len($a), nil\n}\n",
      "func make$a() []byte {\n\treturn make([]byte, $n)\n}\n",
      'func show$a($b int) {\n\tfmt.Printf("%d $a\\n", $b)\n}\n',
      "// The $a is kept for the $b.",
    ],
    ports: [
      'func serve$a() {\n\thttp.ListenAndServe(":$p", $a)\n}',
      'func call$a() {\n\tconn, err := net.Dial("tcp", "localhost:$p")\n\tuse(conn, err)\n}',
    ],
  },
  {
    extension: "rs",
    share: 6,
    open: ["use std::$a::$b;"],
    plain: [
      "pub fn $a_$b($a: &str) -> usize {\n    $a.len()\n}\n",
      "fn take_$a($b: &[u8]) -> Vec<&u8> {\n    $b.iter().take($n).collect::<Vec<_>>()\n}\n",
      "fn match_$a($b: Option<u32>) -> u32 {\n    match $b { Some(x) => x, None => $n }\n}\n",
      "// $a before $b",
    ],
    ports: [
      'async fn listen_$a() -> Result<()> {\n    let $a = TcpListener::bind("127.0.0.1:$p").await?;\n    serve($a)\n}',
    ],
  },
  {
    extension: "java",
    share: 8,
    open: ["package com.example.$a;", "import java.util.$b;", "class $a$b {"],
    plain: [
      "  private final int $a$b = $n;",
      "  public String get$a(int $b) {\n    if ($b > $n) { return name.toString(); }\n    return null;\n  }\n",
      '  void show$a(String $b) {\n    logger.debug("$a {}", $b);\n  }\n',
      "  // The $a is kept for the $b.",
    ],
    ports: ["  void open$a() {\n    var $a = new ServerSocket($p);\n  }"],
  },
  {
    extension: "json",
    share: 6,
    open: ["{"],
    plain: ['  "$a": { "$b": $n, "enabled": true },', '  "$a.$b": "the $a of $b",', '  "$b": [$n, $n, $n],'],
    ports: ['  "$a": { "port": $p },', '  "url": "http://localhost:$p/$a",'],
  },
  {
    extension: "yaml",
    share: 6,
    open: ["$a:"],
    plain: ["  - name: $a-$b\n    tags: [$a, $b]", "  - name: $a\n    size: $n", "  # the $a of a $b"],
    ports: ["  - name: $a\n    url: http://$b:$p/", "  - name: $a\n    port: $p"],
  },
  {
    extension: "md",
    share: 3,
    open: ["# $a"],
    plain: ["The $a of the $b is $n at most.", "The $a is not the $b.\n"],
    ports: ["It listens on http://localhost:$p."],
  },
  {
    extension: "css",
    share: 3,
    open: ["/* $a */"],
    plain: [".$a { width: $npx; margin: 0 $npx; }", ".$b {\n  color: red;\n}"],
    ports: [],
  },
];
/** What ends a file of these. */
const CLOSE: Record<string, string> = { java: "}", json: '  "end": 0\n}' };

/** A repeatable sequence of numbers from 0 to below 1 (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Writes a tree of services in many languages, the same for the same seed: one file in twenty-five has hardcoded ports,
 * as in repositories of services, and most lines have none of the numbers or words that a linter would stop at.
 */
export function makeTree(root: string, ports: readonly number[], files = 5000, linesPerFile = 200): TreeSize {
  const random = makeRandom(1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const shares = KINDS.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
  const fill = (text: string) =>
    text
      .replace(/\$a/g, () => pick(WORDS))
      .replace(/\$b/g, () => pick(WORDS))
      .replace(/\$n/g, () => String(Math.floor(10 ** (1 + 3.5 * random() ** 2))))
      .replace(/\$p/g, () => String(pick(ports)));
  const size: TreeSize = { files, lines: 0, withPorts: 0 };
  for (let index = 0; index < files; index++) {
    const kind = pick(shares);
    const blocks = [...kind.open];
    const length = Math.floor(linesPerFile * (0.2 + 1.6 * random()));
    for (let lines = blocks.length; lines < length; ) {
      const block = pick(kind.plain);
      // In real code about one line in twenty has such a number (measured on Python's and npm's sources).
      if (block.includes("$n") && random() >= 0.2) continue;
      blocks.push(block);
      lines += block.split("\n").length;
    }
    if (kind.ports.length > 0 && random() < 0.04) {
      size.withPorts++;
      for (let count = 1 + Math.floor(random() * 3); count > 0; count--)
        blocks.splice(
          kind.open.length + Math.floor(random() * (blocks.length - kind.open.length)),
          0,
          pick(kind.ports),
        );
    }
    const text = `${[...blocks, CLOSE[kind.extension] ?? ""].join("\n").trimEnd()}\n`;
    const path = join(
      root,
      `services/${pick(WORDS)}-${index % 60}/src/${pick(WORDS)}/${pick(WORDS)}-${index}.${kind.extension}`,
    );
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fill(text));
    size.lines += text.split("\n").length - 1;
  }
  return size;
}
