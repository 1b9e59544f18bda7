import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { berth, run } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const pythonMissing = spawnSync("python3", ["--version"]).error !== undefined;
const CLEAN = /^No hardcoded port\.\nRead: \d+ \.ts, /;

let workspace: Workspace;
beforeAll(() => {
  workspace = makeWorkspace();
});
afterEach(() => workspace.reset());
afterAll(() => workspace.remove());

describe("berth lint", () => {
  test("finds nothing in the repository itself", async () => {
    const { status, stdout } = await berth(workspace.root, "lint");
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(CLEAN) });
  });

  test("names the owner, the variable and the way out", async () => {
    workspace.write("services/alert/src/main.ts", "app.listen(9010);\n");
    const { status, stdout } = await berth(workspace.root, "lint", "services/alert/src/main.ts");
    expect(status).toBe(1);
    expect(stdout).toBe(
      [
        "services/alert/src/main.ts:1:12  PORT_HARDCODED  9010 is hardcoded, which is forbidden. It is the port " +
          "of recording (Recording Service), and RECORDING_PORT carries it. " +
          "Read the variable: Number(process.env.RECORDING_PORT ?? 9010).",
        "",
        "1 finding in 1 file.",
        "Read: 1 .ts.",
        "",
      ].join("\n"),
    );
    const long = await berth(workspace.root, "lint", "services/alert/src/main.ts", "--format=long");
    expect(long.stdout).toContain("  1 | app.listen(9010);\n    |            ~~~~\nRead the variable: ");
  });

  test("looks at the named paths only, from any folder of the workspace", async () => {
    workspace.write("services/alert/src/main.ts", "app.listen(9010);\n");
    workspace.write("services/backtest/src/main.ts", "app.listen(9010);\n");
    const bin = join(workspace.root, "node_modules/.bin/berth");
    const { stdout } = await run(process.execPath, [bin, "lint", "src", "--json"], {
      cwd: join(workspace.root, "services/alert"),
    });
    const { findings } = JSON.parse(stdout);
    expect(findings).toMatchObject([{ file: "services/alert/src/main.ts", line: 1, column: 12 }]);
  });

  test("refuses a path that isn't there", async () => {
    const { status, stderr } = await berth(workspace.root, "lint", "servces");
    expect(status).toBe(2);
    expect(stderr).toBe("FLAG_INVALID  There is no servces.\nSee all flags with --help.\n");
  });

  test("--fix rewrites what is safe and leaves the rest to people", async () => {
    workspace.write("services/alert/src/main.ts", "app.listen(9010);\r\napp.listen(9000);\r\n");
    const dry = await berth(workspace.root, "lint", "--fix", "--dry-run");
    expect(dry.stdout).toContain("+++ b/services/alert/src/main.ts");
    expect(dry.stdout).toContain("+app.listen(Number(process.env.RECORDING_PORT ?? 9010));");
    expect(workspace.read("services/alert/src/main.ts")).toContain("app.listen(9010)");
    const { status, stdout } = await berth(workspace.root, "lint", "--fix");
    expect(status).toBe(1);
    expect(stdout).toContain("fixed services/alert/src/main.ts");
    expect(stdout).toContain("PORT_EXCLUSIVE");
    expect(workspace.read("services/alert/src/main.ts")).toBe(
      "app.listen(Number(process.env.RECORDING_PORT ?? 9010));\r\napp.listen(9000);\r\n",
    );
  });

  test("what --fix rewrote runs as before, and follows its variable", async () => {
    const main = "class App:\n    def run(self, port):\n        print(port)\n\nApp().run(port=9010)\n";
    workspace.write("services/alert/main.py", main);
    workspace.write("services/alert/where.sh", "#!/bin/sh\nset -u\nPORT=9010 sh -c 'echo \"$PORT\"'\n");
    const start = "PORT=9010 node -p process.env.PORT";
    workspace.write("services/alert/package.json", JSON.stringify({ name: "alert", scripts: { start } }));
    const cwd = join(workspace.root, "services/alert");
    const programs: [command: string, args: string[]][] = [
      ["sh", ["where.sh"]],
      ["npm", ["run", "--silent", "start"]],
      ...(pythonMissing ? [] : [["python3", ["main.py"]] satisfies [string, string[]]]),
    ];
    const tell = async (env?: NodeJS.ProcessEnv) => {
      const said = [];
      for (const [command, args] of programs)
        said.push((await run(command, args, { cwd, env: { ...process.env, ...env } })).stdout.trim());
      return said;
    };
    expect(await tell()).toEqual(programs.map(() => "9010"));
    const { stdout } = await berth(workspace.root, "lint", "--fix");
    for (const file of ["main.py", "where.sh", "package.json"])
      expect(stdout).toContain(`fixed services/alert/${file}`);
    expect(await tell()).toEqual(programs.map(() => "9010"));
    expect(await tell({ RECORDING_PORT: "9555" })).toEqual(programs.map(() => "9555"));
  });

  test("judges a text that isn't on disk yet", async () => {
    const bin = join(workspace.root, "node_modules/.bin/berth");
    const lint = `"${process.execPath}" "${bin}" lint --stdin --path=services/alert/new.ts --json`;
    const command = `echo 'app.listen(9010)' | ${lint}`;
    const { status, stdout } = await run("sh", ["-c", command], { cwd: workspace.root });
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([{ file: "services/alert/new.ts", port: 9010 }]);
  });

  test("leaves alone what .gitattributes and .gitignore take out", async () => {
    workspace.write("services/alert/.gitattributes", "made.ts linguist-generated\nsample.ts -berth-lint\n");
    workspace.write("services/alert/.gitignore", "local.ts\n");
    for (const name of ["made", "sample", "local"]) workspace.write(`services/alert/${name}.ts`, "app.listen(9010);\n");
    expect(await berth(workspace.root, "lint")).toMatchObject({ status: 0 });
  });
});

test("README's example of an external program leaves lint clean", async () => {
  const made = await berth(
    workspace.root,
    ..."service carta-backend --range=external --port=9032 --template=external --protocol=WS".split(" "),
    ..."--image=cartavis/carta-backend:latest --container-port=3002 --mount=/stage/data:/data:ro".split(" "),
    "--url-env=VITE_CARTA_BACKEND_URL",
  );
  expect(made).toMatchObject({ status: 0 });
  expect(workspace.read("config/ports.env")).toContain("VITE_CARTA_BACKEND_URL=http://localhost:9032");
  workspace.write("view.ts", 'const url = process.env.VITE_CARTA_BACKEND_URL ?? "http://localhost:9032";\n');
  expect(await berth(workspace.root, "lint")).toMatchObject({ status: 0, stdout: expect.stringMatching(CLEAN) });
  // Only what the spec made is exempt.
  workspace.write("config/ports.env", "VITE_CARTA_BACKEND_URL=http://localhost:9033\n");
  expect(await berth(workspace.root, "lint")).toMatchObject({ status: 1 });
});

describe("a copy without git", () => {
  test("has the same exceptions", async () => {
    const copy = makeWorkspace({ git: false });
    try {
      expect(await berth(copy.root, "lint")).toMatchObject({ status: 0, stdout: expect.stringMatching(CLEAN) });
    } finally {
      copy.remove();
    }
  });

  test("reads .gitattributes as git does", async () => {
    const folder = mkdtempSync(join(tmpdir(), "berth-attributes-"));
    const rules: Record<string, string> = {
      ".gitattributes":
        "# berth-lint\n* berth-lint\nlibs/*/cases/** -berth-lint\n/top.ts -berth-lint\n*.gen.ts linguist-generated\n" +
        '"a b.ts" -berth-lint\nfolder -berth-lint\nfolder2/ -berth-lint\n**/deep/** linguist-vendored\n' +
        "{x,y}.ts -berth-lint\n[ab].ts berth-lint=false\n  q?.ts linguist-generated=true\n",
      "sub/.gitattributes": "*.gen.ts !linguist-generated\n/top.ts -berth-lint\nmore/*.ts -berth-lint\n",
    };
    const paths =
      "a.ts a|b.ts b.ts c.ts x.ts {x,y}.ts top.ts z.gen.ts folder/f.ts folder2/f.ts qq.ts libs/one/cases/a.ts " +
      "libs/one/two/cases/a.ts libs/one/cases/b/c.ts sub/top.ts sub/z.gen.ts sub/more/a.ts sub/more/b/a.ts deep/a.ts " +
      "sub/deep/er/a.ts a b.ts|sub/sub/top.ts";
    for (const path of paths.split(/ (?!b\.ts)|\|/)) rules[path] = "app.listen(9010);\n";
    for (const [path, text] of Object.entries(rules)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const lint = async () => {
      const { stdout } = await berth(workspace.root, "lint", "--no-spec", folder, "--json");
      return JSON.parse(stdout).findings.map(({ file }: { file: string }) => file);
    };
    try {
      const without = await lint();
      await run("git", ["init", "-q"], { cwd: folder });
      expect(without).toEqual(await lint());
      expect(without).toContain("c.ts");
      expect(without).not.toContain("libs/one/cases/b/c.ts");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("berth lint --no-spec", () => {
  const folder = mkdtempSync(join(tmpdir(), "berth-audit-"));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("lists every port of a folder that knows neither Berth nor git", async () => {
    write("Dockerfile", "FROM node:20\nENV PORT=8080\nEXPOSE 8080\n");
    write("src/app.py", 'app.run(port=5000)\nrequests.get("http://localhost:5001/x")\n');
    write(".gitignore", "out/\n");
    write("out/app.py", "app.run(port=5002)\n");
    write("node_modules/x/index.js", "listen(5003)\n");
    writeFileSync(join(folder, "binary.py"), Buffer.from([0, 1, 2, 0x3a, 0x38, 0x30]));
    symlinkSync("src/app.py", join(folder, "link.py"));
    const { status, stdout } = await berth(workspace.root, "lint", "--no-spec", folder, "--json");
    expect(status).toBe(1);
    expect(stdout).toBe(
      `${JSON.stringify({
        findings: [
          {
            file: "Dockerfile",
            line: 2,
            column: 10,
            port: 8080,
            kind: "default",
            code: "PORT_HARDCODED",
            message: "8080 is the default of PORT.",
          },
          {
            file: "Dockerfile",
            line: 3,
            column: 8,
            port: 8080,
            kind: "publish",
            code: "PORT_HARDCODED",
            message: "8080 is published as a literal number.",
          },
          {
            file: "src/app.py",
            line: 1,
            column: 14,
            port: 5000,
            kind: "bind",
            code: "PORT_HARDCODED",
            message: "5000 is bound as a literal number.",
          },
          {
            file: "src/app.py",
            line: 2,
            column: 32,
            port: 5001,
            kind: "connect",
            code: "PORT_HARDCODED",
            message: "5001 is called as a literal number at localhost.",
          },
        ],
        files: {
          read: [
            { type: ".py", files: 1 },
            { type: "Dockerfile", files: 1 },
          ],
          unread: [
            { type: ".py", files: 1, reason: "binary" },
            { type: ".gitignore", files: 1, reason: "portless" },
          ],
        },
      })}\n`,
    );
  });

  test("is clean where there is none, and says so where nothing was read", async () => {
    write("clean/a.py", "x = 1\n");
    const lint = (path: string, ...args: string[]) =>
      berth(workspace.root, "lint", "--no-spec", join(folder, path), ...args);
    expect(await lint("clean")).toMatchObject({ status: 0, stdout: "No hardcoded port.\nRead: 1 .py.\n" });
    expect(JSON.parse((await lint("clean", "--json")).stdout).findings).toEqual([]);
    write("strange/a.xyz", "port 9010\n");
    write("strange/b.xyz", "port 9010\n");
    write("strange/c.md", "port 9010\n");
    const said = "Nothing was read.\nNot read: 2 .xyz (unknown format); 1 .md (documentation).\n";
    expect(await lint("strange")).toMatchObject({ status: 0, stdout: said });
  });

  test("has the answers of one thread where it uses two", async () => {
    const many = join(folder, "many");
    for (let index = 0; index < 1200; index++)
      write(`many/${index}.py`, index % 100 === 0 ? "app.run(port=5000)\n" : "x = 1\n");
    for (const name of ["0a.py", "zz.py"]) write(`many/${name}`, "\0");
    write("many/NOTES", "port 5000\n");
    const { stdout } = await berth(workspace.root, "lint", "--no-spec", many, "--json");
    const { files: counted, findings } = JSON.parse(stdout);
    const files = findings.map(({ file }: { file: string }) => file);
    expect(files).toHaveLength(12);
    expect(counted).toEqual({
      read: [{ type: ".py", files: 1200 }],
      unread: [
        { type: ".py", files: 2, reason: "binary" },
        { type: "NOTES", files: 1, reason: "format" },
      ],
    });
    expect(readFileSync(join(many, files[0]), "utf8")).toBe("app.run(port=5000)\n");
  });
});
