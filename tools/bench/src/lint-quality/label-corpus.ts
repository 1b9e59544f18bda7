import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { CORPUS } from "./labels.ts";

// Labels are written into the source, right behind the digits, before the finder has seen it: 9000§b, 9000§c, 9000§p,
// 9000§d, 9000§d{PORT}. This takes the marks out and keeps them in the folder's labels.json:
//   npx tsx tools/bench/src/lint-quality/label-corpus.ts tools/bench/corpus/python/new-file.py …
const KINDS: Record<string, string> = { b: "bind", c: "connect", p: "publish", d: "default" };
const MARK = /(\d[\d_]*)§([bcpd])(?:\{([\w.]+)\})?/g;

for (const path of process.argv.slice(2)) {
  const inside = relative(CORPUS, path).split("/");
  const folder = inside[0] ?? "";
  const labels: string[] = [];
  const clean = readFileSync(path, "utf8")
    .split("\n")
    .map((line, index) => {
      let taken = 0;
      return line.replace(MARK, (mark, digits: string, kind: string, variable: string | undefined, at: number) => {
        const port = Number(digits.replaceAll("_", ""));
        const told = variable === undefined ? "" : ` ${variable}`;
        labels.push(`${index + 1}:${at + 1 - taken} ${KINDS[kind]} ${port}${told}`);
        taken += mark.length - digits.length;
        return digits;
      });
    })
    .join("\n");
  const file = join(CORPUS, folder, "labels.json");
  const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  known[inside.slice(1).join("/")] = labels;
  const sorted = Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, clean);
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}
