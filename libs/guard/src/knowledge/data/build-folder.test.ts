import { describe, expect, it } from "vitest";
import { readKnowledge } from "../read-knowledge.ts";

const folderOf = async (path: string, build: string, files: Record<string, string> = {}) => {
  const text = `services:\n  web:\n    build: ${build}\n    ports: ["8700:80"]\n`;
  const { ports } = await readKnowledge(path, text, { textOf: (other) => files[other] });
  return ports[0]?.folder;
};

describe("the folder that compose builds a service from", () => {
  it.each([
    ["compose.yaml", "./web", "web"],
    ["compose.yaml", "apps/web/", "apps/web"],
    ["ops/compose.yaml", "../apps/web", "apps/web"],
    ["compose.yaml", "{ context: ./my web, dockerfile: Dockerfile.dev }", "my web"],
    ["compose.yaml", `\${WEB:-apps/web}`, "apps/web"],
    ["compose.yaml", "..web", "..web"],
    ["ops/compose.yaml", "../~web", "~web"],
    ["compose.yaml", "apps/me@home", "apps/me@home"],
    ["compose.yaml", "github.community", "github.community"],
  ])("in %s with build: %s is %s", async (path, build, folder) => {
    expect(await folderOf(path, build)).toBe(folder);
  });

  it.each([
    ["all of the workspace", "compose.yaml", "."],
    ["all of the workspace, from below", "ops/compose.yaml", ".."],
    ["a folder outside of it", "compose.yaml", "../other"],
    ["an absolute path", "compose.yaml", "/srv/web"],
    ["a repository", "compose.yaml", "https://example.org/web.git#main"],
    ["a repository over ssh", "compose.yaml", '"git@example.org:web.git"'],
    ["a repository over ssh with another name", "compose.yaml", '"me@host:web.git"'],
    ["a repository without a scheme", "compose.yaml", "github.com/a/web"],
    ["the folder of the person", "compose.yaml", "~/web"],
    ["another service", "compose.yaml", '"service:web"'],
    ["a scheme with a hyphen", "compose.yaml", "docker-image://web"],
    ["a path of Windows", "compose.yaml", ".\\\\web"],
    ["a drive of Windows", "compose.yaml", "'C:\\\\web'"],
    ["a folder outside, by a detour", "compose.yaml", "web/../.."],
    ["what a variable without a value names", "compose.yaml", `\${WEB}`],
    ["no context", "compose.yaml", "{ dockerfile: apps/web/Dockerfile }"],
  ])("is none for %s", async (_, path, build) => {
    expect(await folderOf(path, build)).toBeUndefined();
  });

  it("is that of the service which it extends", async () => {
    const files = { "shared/base.yaml": "services:\n  base: { build: ../apps/web }\n" };
    const text = `services:
  web:
    extends: { file: shared/base.yaml, service: base }
    ports: ["8700:80"]
`;
    const { ports } = await readKnowledge("compose.yaml", text, {
      textOf: (other) => files[other as keyof typeof files],
    });
    expect(ports).toMatchObject([{ name: "web", folder: "apps/web" }]);
  });
});
