import { renderFailures } from "@berth/registry";
import { describe, expect, it } from "vitest";
import { planPort } from "../../test/project-in-memory.ts";

describe("what is found under a name", () => {
  const project = (name: string) => JSON.stringify({ name });
  const found = async (name: string, files: Readonly<Record<string, string>>) => {
    const plan = await planPort(name, files);
    return plan.ok ? plan.value.service : renderFailures(plan.failures).split("\n")[0];
  };

  it.each(["web", "@acme/web", "apps/web", "./apps/web/", "apps\\web"])("the project is found as %s", async (name) => {
    expect(await found(name, { "apps/web/package.json": project("@acme/web") })).toBe("web");
  });

  it("the name that Nx has for it, one deep down, a folder without a manifest, and the root itself", async () => {
    const files = {
      "package.json": project("acme"),
      "packages/a/b/package.json": project("not-this"),
      "packages/a/b/project.json": project("deep"),
      "py/main.py": "",
    };
    expect(await found("deep", files)).toBe("deep");
    expect(await found("py", files)).toBe("py");
    expect(await found("acme", files)).toBe("acme");
    expect(await found(".", files)).toBe("acme");
  });

  it("no copy of it: what is installed or built, and a fixture beside the member of that name", async () => {
    const files = { "node_modules/web/package.json": project("web"), "dist/apps/web/package.json": project("web") };
    expect(await found("web", files)).toContain("SERVICE_UNKNOWN");
    const twins = { "package.json": '{ "workspaces": ["apps/*"] }', "apps/web/package.json": project("web") };
    expect(await found("web", { ...twins, "test/fixtures/web/package.json": project("web") })).toBe("web");
    expect(await found("web", { ...twins, "libs/web/project.json": project("web") })).toContain(
      "The name fits 2 projects",
    );
  });

  it.each(["../web", "/etc", "apps/../../web", "__proto__", "apps/we\u0000b", "constructor"])(
    "nothing outside of the workspace, nor what is none: %j",
    async (name) => {
      expect(await found(name, { "apps/web/package.json": project("web") })).toMatch(
        /^(?:SERVICE_UNKNOWN|FILE_|PATH_)/,
      );
    },
  );

  it("a project whose manifest can't be read is none, and other projects are", async () => {
    const deep = `{"name":"web","a":${"[".repeat(200_000)}`;
    const files = { "apps/a/package.json": deep, "apps/b/package.json": "{", "apps/web/package.json": project("web") };
    expect(await found("web", files)).toBe("web");
    expect(await found("apps/a", files)).toContain("FILE_UNREADABLE  apps/a/package.json");
    expect(await found("apps/b", files)).toContain("FILE_UNREADABLE  apps/b/package.json");
  });
});
