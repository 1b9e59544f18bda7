/**
 * Files that stopped a linter, or made it take minutes: deep nesting, long chains, and what makes expressions
 * backtrack.
 */
export const HOSTILE_FILES: Readonly<Record<string, string>> = {
  "deep.json": nested('{"port":', "9010", "}", 2000),
  "deep-list.json": `{"port":1,"x":${nested("[", '{"port":9010}', "]", 20_000)}}`,
  "deep.yaml": nested("[", "{port: 9010}", "]", 5000),
  "deep.toml": `x = ${nested("[", "{port = 9010}", "]", 5000)}`,
  "deep.html": `${"<div>".repeat(20_000)}<a href="http://localhost:9010/">`,
  "deep.env": `PORT=${nested("${A:", "9010", "}", 5000)}`,
  "deep.sh": nested("$(", "curl localhost:9010", ")", 5000),
  "deep-calls.ts": nested("f(", "listen(9010)", ")", 5000),
  "deep-brackets.ts": `listen(${nested("(", "9010", ")", 200)})`,
  "deep-brackets.py": `listen(${nested("( ", "9010", " )", 200)})`,
  "far.ts": `listen(${" ".repeat(400)}9010)`,
  "deep-lists.ts": `listen(${nested("[9010,1,", "", "]", 3000)})`,
  "deep-objects.ts": `x = ${nested("{port:", "9010", "}", 5000)}`,
  "deep-templates.ts": `const url = ${nested("`http://localhost:${", "9010", "}/`", 3000)}`,
  "deep-functions.ts": nested("function f(){", "listen(9010)", "}", 3000),
  "members.ts": `app${".port".repeat(40_000)}.listen(9010)`,
  "nullish.ts": `const port = ${chain("9010", " ?? ", 4000)};`,
  "or.ts": `const port = ${chain("9010", " || ", 4000)};`,
  "ternaries.ts": `const port = ${"a ? 9010 : ".repeat(3000)}9010;`,
  "or.py": `port = ${chain("9010", " or ", 4000)}`,
  "plus.go": `package m\nvar port = ${chain("9010", " + ", 4000)}`,
  "urls.ts": `const urls = ${chain('"http://localhost:9010/"', " + ", 9000)};`,
  "texts.ts": `const port = ${chain('"a"', " + ", 9000)} + ":9010";`,
  "wide.json": `{${chain('"port":9010', ",", 30_000)}}`,
  "wide.yaml": `url: ${"http://localhost:9010,".repeat(20_000)}`,
  "wide.html": `<a ${'x="http://localhost:9010" '.repeat(20_000)}>`,
  "wide.ts": "listen(9010);".repeat(20_000),
  "names.ts": Array.from({ length: 3000 }, (_, at) => `const port${at} = 9010; listen(port${at});`).join("\n"),
  "pipes.sh": `curl localhost:9010 ${"| tee x ".repeat(40_000)}`,
  "heredocs.sh": "cat > a.env <<EOF\nPORT=9010\n".repeat(10_000),
  "bare-heredocs.sh": "<<EOF\ncurl localhost:9010\n".repeat(8000),
  "open-pipes.sh": "curl localhost:9010 | ".repeat(20_000),
  "settings.sh": "PORT=9010\n".repeat(20_000),
  "flags.sh": `docker run ${"-p 9010:80 ".repeat(20_000)}`,
  "flags.Dockerfile": `FROM x\nRUN ${"--port 9010 \\\n".repeat(20_000)}`,
  "heredocs.Dockerfile": `FROM x\nRUN <<EOF\n${"curl localhost:9010\n<<EOF\n".repeat(8000)}`,
  "many-heredocs.Dockerfile": `FROM x\n${`RUN <<EOF\n${"curl localhost:9010\n<<E\n".repeat(600)}EOF\n`.repeat(12)}`,
  Dockerfile: `FROM x\nEXPOSE ${"9010 ".repeat(40_000)}`,
  "dots.yaml": `url: ${"a.".repeat(200_000)}:9010`,
  "colons.yaml": `url: ${"a:".repeat(200_000)} port 9010`,
  "templates.yaml": `port: 9010\n${" {{ x".repeat(50_000)}`,
  "spaces.ts": `listen(9010);${" ".repeat(300_000)}x`,
  "dashes.ts": `listen(9010); //${"-".repeat(300_000)}`,
};

function nested(open: string, inside: string, close: string, depth: number): string {
  return open.repeat(depth) + inside + close.repeat(depth);
}

function chain(item: string, between: string, length: number): string {
  return Array.from({ length }, () => item).join(between);
}
