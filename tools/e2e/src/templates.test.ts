import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshWorkspace } from "./fresh-workspace.ts";
import { berth, type Ended, nx, run } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

/** As long as a name may be: what is formatted well at this length is so at any. */
const longName = (start: string) => `${start}-`.padEnd(40, "abcdefgh-").replace(/-$/, "z");

const CASES = [
  { name: "hello", args: ["--range=analysis"] },
  { name: longName("http"), args: ["--range=analysis", "--template=http"] },
  { name: "ticker", args: ["--range=analysis", "--protocol=WS"] },
  { name: longName("websocket"), args: ["--range=analysis", "--template=websocket"] },
  { name: longName("subscriber"), args: ["--range=subscriber"] },
  { name: "relay", args: ["--range=subscriber", "--protocol=HTTP/WS"] },
];

describe("each template", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = makeWorkspace();
    for (const { args, name } of CASES) await passes(berth(workspace.root, "service", name, ...args));
  });
  afterAll(() => workspace.remove());

  test("is formatted and lints clean under the workspace's own rules", async () => {
    const biome = join(workspace.root, "node_modules/.bin/biome");
    await passes(run(biome, ["ci", "--error-on-warnings", "services"], { cwd: workspace.root }));
  });

  test.each(CASES)("types and passes its own tests: $name $args", async ({ name }) => {
    const cwd = join(workspace.root, "services", name);
    await passes(run(join(workspace.root, "node_modules/.bin/tsc"), ["--noEmit"], { cwd }));
    await passes(run(join(workspace.root, "node_modules/.bin/vitest"), ["run"], { cwd }));
  });

  test("passes its own tests with a required setting, once src/test-settings.ts has a value for it", async () => {
    const replace = (path: string, from: string, to: string) => {
      const text = workspace.read(path);
      expect(text).toContain(from);
      workspace.write(path, text.replace(from, to));
    };
    const cwd = join(workspace.root, "services/ticker");
    const vitest = () => run(join(workspace.root, "node_modules/.bin/vitest"), ["run"], { cwd });
    replace("services/ticker/src/config.ts", "z.object({", "z.object({ UPSTREAM_URL: z.url(),");
    const { status, stderr, stdout } = await vitest();
    expect(status).toBe(1);
    expect(stdout + stderr).toContain("UPSTREAM_URL");
    const settings = 'testSettings = { UPSTREAM_URL: "https://feed.example" }';
    replace("services/ticker/src/test-settings.ts", "testSettings = {}", settings);
    await passes(run(join(workspace.root, "node_modules/.bin/tsc"), ["--noEmit"], { cwd }));
    await passes(vitest());
  });

  test("is short: an http service has under 150 lines of TypeScript in src/", () => {
    const sources = [...workspace.files()].filter(([path]) => /^services\/hello\/src\/.*\.ts$/.test(path));
    const lines = sources.reduce((sum, [, text]) => sum + text.split("\n").length - 1, 0);
    expect(lines).toBeGreaterThan(50);
    expect(lines).toBeLessThan(150);
  });

  test("has an image that doesn't run as root, and no port number in its Dockerfile", () => {
    const dockerfile = workspace.read("services/hello/Dockerfile");
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile.match(/^FROM /gm)).toHaveLength(2);
    expect(dockerfile).not.toMatch(/\bEXPOSE\b|90\d\d/);
  });

  test("gets its docker target by inference", async () => {
    const shown = await passes(nx(workspace.root, "show", "project", "hello", "--json"));
    const { options } = JSON.parse(shown).targets.docker;
    expect(options.command).toBe("docker build -f services/hello/Dockerfile -t hello .");
    expect(existsSync(join(workspace.root, "services/hello/Dockerfile"))).toBe(true);
  });
});

test("a workspace lays its own templates over ours, file by file, and adds others", async () => {
  const { read, root, write } = freshWorkspace();
  write("tools/templates/http/src/greetings.ts.hbs", "// {{name}}: ours\n");
  write("tools/templates/base/OWNERS.hbs", "{{title}} belongs to us\n");
  write("tools/templates/worker/src/app.ts", "// works for {{name}}\n");
  // An editor or an undone move leaves such folders; git does not show them.
  mkdirSync(join(root, "tools/templates/empty/src"), { recursive: true });
  await passes(berth(root, "service", "a", "--range=analysis"));
  await passes(nx(root, "g", "service", "b", "--range=analysis", "--template=worker"));
  expect(read("services/a/src/greetings.ts")).toBe("// a: ours\n");
  expect(read("services/a/src/app.ts")).toContain("addGreetings(app, config);");
  expect(read("services/b/src/app.ts")).toBe("// works for b\n");
  expect(read("services/b/OWNERS")).toBe("B belongs to us\n");
  expect(read("services/b/src/main.ts")).toContain('{ port: "B_PORT", app: buildApp }');
});

test("the health check of an image tells a service that answers from one that doesn't", async () => {
  const { root } = freshWorkspace();
  await passes(berth(root, "service", "hello", "--range=analysis"));
  const dockerfile = readFileSync(join(root, "services/hello/Dockerfile"), "utf8");
  const [, command = ""] = /HEALTHCHECK[^[]*CMD (\[.*\])/.exec(dockerfile) ?? [];
  const [file, ...args] = JSON.parse(command);
  expect(file).toBe("node");
  const probe = (port: number) => {
    const env = { ...process.env, HELLO_PORT: String(port) };
    return run(process.execPath, args, { cwd: root, env });
  };
  const { createServer } = await import("node:http");
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/livez" ? 200 : 404;
    response.end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  expect((await probe(port)).status).toBe(0);
  server.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.once("close", resolve));
  expect((await probe(port)).status).toBe(1);
});

async function passes(command: Promise<Ended>): Promise<string> {
  const { status, stderr, stdout } = await command;
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}
