import fc from "fast-check";
import { expect, it } from "vitest";
import { wrapCommand } from "./wrap-command.ts";

const wrap = (line: string) => wrapCommand(line, "web")?.text;

it.each([
  ["next dev", "berth env web -- next dev"],
  ["next", "berth env web -- next"],
  ["next dev --turbopack -p 3001", "berth env web -- next dev --turbopack"],
  ["next dev -p 3001 --turbopack", "berth env web -- next dev --turbopack"],
  ["next start --port=3001", "berth env web -- next start"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own braces
  ["next dev -p ${PORT:-3000}", "berth env web -- next dev"],
  ["vite", "berth env web -- vite"],
  ["vite --port 4300 --host", "berth env web -- vite --host"],
  ["vite preview", "berth env web -- vite preview"],
  ["nest start --watch", "berth env web -- nest start --watch"],
  ["ng serve --open", "berth env web -- ng serve --open"],
  ["node --env-file=.env dist/main.js", "berth env web -- node --env-file=.env dist/main.js"],
  ["tsx watch src/index.ts", "berth env web -- tsx watch src/index.ts"],
  ["PORT=3000 next dev", "berth env web -- next dev"],
  ["NODE_ENV=development PORT=3000 next dev", "NODE_ENV=development berth env web -- next dev"],
  ["cross-env NODE_ENV=development PORT=3000 next dev", "berth env web -- cross-env NODE_ENV=development next dev"],
  ["npx vite", "berth env web -- npx vite"],
  ["env NODE_ENV=test next dev -p 3000", "berth env web -- env NODE_ENV=test next dev"],
  ["dotenv -e .env -- next dev -p 3000", "berth env web -- dotenv -e .env -- next dev"],
  ["rimraf dist && nest start", "rimraf dist && berth env web -- nest start"],
  ["tsc -p . ; node dist/server.js", "tsc -p . ; berth env web -- node dist/server.js"],
  ["next dev | pino-pretty", "berth env web -- next dev | pino-pretty"],
  ["node server.js -- --port 3000", "berth env web -- node server.js -- --port 3000"],
  ["next dev -p 3000 -- web", "berth env web -- next dev -- web"],
  ["PORT=3000 next dev -p $PORT", "berth env web -- next dev"],
  ['node -r dotenv/config "src/my server.js"', 'berth env web -- node -r dotenv/config "src/my server.js"'],
])("starts through berth env: %s", (line, wrapped) => {
  expect(wrap(line)).toBe(wrapped);
});

it.each([
  "vite build",
  "next build",
  "tsc",
  "nest build",
  "bun run dev",
  "npm run start:web",
  "nx serve web",
  "(cd web && next dev)",
  "next dev --hostname $(hostname)",
  'echo "next dev',
  "next dev > log.txt",
  "exec node server.js",
  "dotenv -e .env -- next build",
  "next dev -p 3000 -- -p 4000",
  "next dev -- --port=4000",
  "berth env web -- next dev -p 3000 -- -p 4000",
  "PORT=3000 FOO=$PORT next dev",
  "cross-env PORT=3000 API=http://localhost:$PORT next dev",
  "vite & PORT=3000 next dev --hostname $PORT.test",
  "next dev --port -p 3000 3000",
  "berth env web -- vite --port --port=3000 4000",
  "",
])("leaves alone what starts no server, needs a shell to tell, or would mean something else: %s", (line) => {
  expect(wrap(line)).toBeUndefined();
});

it("leaves a line as it is that starts so already, and takes a number out of it", () => {
  expect(wrap("berth env web -- next dev")).toBe("berth env web -- next dev");
  expect(wrap("npx berth env web -- next dev -p 3000")).toBe("npx berth env web -- next dev");
});

it("says which port a line goes on naming", () => {
  expect(wrapCommand("next dev -p $MY_PORT", "web")).toMatchObject({ kept: "-p $MY_PORT" });
  expect(wrapCommand("vite --port=$MY_PORT", "web")).toMatchObject({ kept: "--port=$MY_PORT" });
  expect(wrapCommand("PORT=$OTHER next dev", "web")).toMatchObject({ kept: "PORT=$OTHER" });
  expect(wrapCommand("dotenv -v PORT=3000 -- next dev", "web")).toEqual({
    text: "berth env web -- dotenv -v PORT=3000 -- next dev",
    servers: expect.anything(),
    kept: "PORT=3000",
    config: undefined,
  });
});

it("changes nothing the second time, loses no other word, and never throws", () => {
  const word = fc.constantFrom(
    ..."next dev start vite node src/main.js -p --port --port=3000 3000 PORT=1 A=b cross-env".split(" "),
    ..."&& || ; | & ''".split(" "),
    '"a b"',
    "'a b'",
    "\\",
    "$(x)",
    "--",
    "FOO=$PORT",
    "`",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const line = words.join(" ");
      const once = wrap(line);
      if (once === undefined) return;
      expect(wrap(once)).toBe(once);
      const rest = (text: string) =>
        text
          .replaceAll("berth env web --", "")
          .split(/\s+/)
          .filter((it) => !/^(?:-p|--port.*|3000|PORT=1|)$/.test(it));
      expect(rest(once)).toEqual(rest(line));
    }),
    { numRuns: 2000 },
  );
});
