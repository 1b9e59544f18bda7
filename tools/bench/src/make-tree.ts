import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a made tree holds. */
export interface TreeSize {
  files: number;
  lines: number;
  /** How many files have a hardcoded port. */
  withPorts: number;
}

const WORDS =
  "order user cart price stock item event queue batch token session report transport export import support status height width total count limit offset index buffer page retry delay window cache message topic worker cluster region account ledger invoice viewport passport margin color".split(
    " ",
  );

/** Lines of one language: ordinary ones, with the numbers and words that real code has, and some that hold a port. */
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
      "export function $a$b($a: string, $b: number): number {",
      "  const $a = $b.filter((one) => one.length > $n);",
      "  if ($a === undefined) return $n;",
      "  // The $a is kept for the $b, or else it would be read twice.",
      "  return { $a, $b: $n, timeout: $n };",
      '  throw new Error("no $a for $b");',
      "  await $a.send($b, { retries: $n });",
      "}",
      "",
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
      "  const [$a, set$a] = useState($n);",
      '  return <div className="$a-$b" style={{ width: $n }}>{$a}</div>;',
      "  useEffect(() => { $a($b); }, [$b]);",
      "}",
      "",
    ],
    ports: ['  const $a = new WebSocket("ws://localhost:$p/$b");'],
  },
  {
    extension: "py",
    share: 18,
    open: ["import os", "from $a.$b import $a"],
    plain: [
      "def $a_$b($a, $b=$n):",
      '    """The $a of a $b."""',
      "    if len($a) > $n:",
      "        return $b[$n]",
      "    self.$a = $b",
      '    log.info("%s in %d", $a, $n)',
      "",
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
      "func $a$b($a string) (int, error) {",
      "\tif err != nil {",
      "\t\treturn $n, err",
      "\t}",
      "\t$a := make([]byte, $n)",
      '\tfmt.Printf("%d $a\\n", $b)',
      "}",
      "",
    ],
    ports: ['\thttp.ListenAndServe(":$p", $a)', '\tconn, err := net.Dial("tcp", "localhost:$p")'],
  },
  {
    extension: "rs",
    share: 6,
    open: ["use std::$a::$b;"],
    plain: [
      "pub fn $a_$b($a: &str) -> u32 {",
      "    let $a = $b.iter().take($n).collect::<Vec<_>>();",
      "    match $a { Some(x) => x, None => $n }",
      "}",
      "    // $a before $b",
      "",
    ],
    ports: ['    let $a = TcpListener::bind("127.0.0.1:$p").await?;'],
  },
  {
    extension: "java",
    share: 8,
    open: ["package com.example.$a;", "import java.util.$b;"],
    plain: [
      "  private final int $a = $n;",
      "  public String get$a(int $b) {",
      "    if ($a > $n) { return $b.toString(); }",
      '    logger.debug("$a {}", $b);',
      "  }",
      "",
    ],
    ports: ["    var $a = new ServerSocket($p);"],
  },
  {
    extension: "json",
    share: 6,
    open: ["{"],
    plain: [
      '  "$a": { "$b": $n, "enabled": true },',
      '  "$a.$b": "the $a of $n",',
      '  "$b": [$n, $n, $n],',
    ],
    ports: ['  "$a": { "port": $p },', '  "url": "http://localhost:$p/$a",'],
  },
  {
    extension: "yaml",
    share: 6,
    open: ["$a:"],
    plain: ["  - name: $a-$b", "    size: $n", "    tags: [$a, $b]", "    # the $a of a $b"],
    ports: ["  - name: $a\n    url: http://$b:$p/", "  - name: $a\n    port: $p"],
  },
  {
    extension: "md",
    share: 3,
    open: ["# $a"],
    plain: ["The $a of the $b is $n at most.", ""],
    ports: ["It listens on http://localhost:$p."],
  },
  {
    extension: "css",
    share: 3,
    open: ["/* $a */"],
    plain: [".$a { width: $npx; margin: 0 $npx; }", ".$b { color: #$n; }"],
    ports: [],
  },
];

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
 * Writes a tree of services in many languages, the same for the same seed: one file in twenty-five has hardcoded ports, as in
 * repositories of services, and most lines have none of the numbers or words that a linter would stop at.
 */
export function makeTree(
  root: string,
  ports: readonly number[],
  files = 5000,
  linesPerFile = 200,
): TreeSize {
  const random = makeRandom(1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const shares = KINDS.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
  const fill = (line: string) =>
    line
      .replace(/\$a/g, () => pick(WORDS))
      .replace(/\$b/g, () => pick(WORDS))
      .replace(/\$n/g, () => String(Math.floor(10 ** (1 + 3.5 * random() ** 2))))
      .replace(/\$p/g, () => String(pick(ports)));
  const size: TreeSize = { files, lines: 0, withPorts: 0 };
  for (let index = 0; index < files; index++) {
    const kind = pick(shares);
    const lines = [...kind.open];
    const length = Math.floor(linesPerFile * (0.2 + 1.6 * random()));
    while (lines.length < length) {
      const line = pick(kind.plain);
      // In real code about one line in twenty has such a number (measured on Python's and npm's sources).
      if (!line.includes("$n") || random() < 0.1) lines.push(line);
    }
    if (kind.ports.length > 0 && random() < 0.04) {
      size.withPorts++;
      for (let count = 1 + Math.floor(random() * 3); count > 0; count--)
        lines.splice(Math.floor(random() * lines.length), 0, pick(kind.ports));
    }
    if (kind.extension === "json") lines.push('  "end": 0', "}");
    const path = join(
      root,
      `services/${pick(WORDS)}-${index % 60}/src/${pick(WORDS)}/${pick(WORDS)}-${index}.${kind.extension}`,
    );
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${lines.map(fill).join("\n")}\n`);
    size.lines += lines.length;
  }
  return size;
}
