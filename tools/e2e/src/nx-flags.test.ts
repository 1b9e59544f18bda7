import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nx } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

describe("the flags of nx g service", () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterAll(() => workspace.remove());

  const g = (...args: string[]) => nx(workspace.root, "g", ...args);

  test.each(["service", "reserve", "retire", "move", "range", "resolve"])(
    "nx g nx-berth:%s --help says what it does, and nowhere undefined",
    async (generator) => {
      const { stdout } = await g(`nx-berth:${generator}`, "--help");
      expect(stdout).not.toContain("undefined");
      const { generators } = JSON.parse(workspace.read("tools/nx-berth/generators.json"));
      expect(stdout.replace(/\s+/g, " ")).toContain(generators[generator].description);
    },
  );

  test.each([
    ["an unknown flag", ["a", "--rnage=analysis"], "There is no flag --rnage. Did you mean --range? "],
    ["an unknown flag of two words", ["a", "--url-evn=X"], "There is no flag --url-evn. Did you mean --url-env? "],
    ["a protocol that is none", ["a", "--protocol=ftp"], "--protocol must be one of HTTP, WS, "],
    ["a second name", ["a", "b"], 'Unexpected argument "b". '],
  ])("%s is refused, and nothing is changed", async (_, args, message) => {
    const before = workspace.files();
    const { status, stderr, stdout } = await g("service", ...args);
    expect((stdout + stderr).replace(/\s+/g, " ")).toContain(`FLAG_INVALID ${message}`);
    expect(status).toBe(1);
    expect(workspace.files()).toEqual(before);
  });

  test("a protocol is taken in lower case, and the run ends with what to do next", async () => {
    const { status, stderr, stdout } = await g("service", "a", "--range=analysis", "--protocol=http/ws", "--verbose");
    expect(status, stderr).toBe(0);
    expect(stdout).toContain("\n9021  A_PORT  HTTP/WS  analysis\n");
    expect(stdout.trimEnd()).toMatch(
      /\n\nNext:\n {2}npx nx serve a {2}# then open http:\/\/127\.0\.0\.1:9021\/health\n {2}npx nx test a$/,
    );
  });

  test("--json ends with what to do next as well", async () => {
    const { stdout } = await g("service", "b", "--range=analysis", "--json");
    expect(JSON.parse(stdout.slice(stdout.indexOf("{"))).next).toEqual({
      run: "npx nx serve b",
      url: "http://127.0.0.1:9022/health",
      test: "npx nx test b",
    });
  });
});
