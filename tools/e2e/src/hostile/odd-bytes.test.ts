import { linkSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectUntouched, type HostileLab, openHostileLab, writeText } from "./hostile-lab.ts";

const SERVICE = ["service", "swift", "--range=analysis"];
const REMEDY = "Nothing was changed.\nFix the cause and run the command again.\n";

describe("what stands in the workspace's files", () => {
  let lab: HostileLab;
  beforeAll(() => {
    lab = openHostileLab();
  });
  afterAll(() => lab.close());

  async function expectRefusal(root: string, status: number, message: unknown): Promise<void> {
    for (const flags of [[], ["--dry-run"]]) {
      const ended = await expectUntouched([root], () => lab.berth(root, ...SERVICE, ...flags));
      expect(ended.stderr).toEqual(message);
      expect(ended.status).toBe(status);
    }
  }

  test.each(["spec/ports.yaml", "config/ports.env", "CLAUDE.md", "spec/PORTS.md", "libs/x/package.json"])(
    "is refused where %s is not UTF-8",
    async (path) => {
      const { root } = await lab.make();
      writeText(root, path, Uint8Array.of(0x23, 0x20, 0xff, 0xfe, 0x0a));
      await expectRefusal(root, 3, `FILE_UNREADABLE  ${path} cannot be read: it is not UTF-8 text. ${REMEDY}`);
    },
  );

  test("is refused where the spec is larger than any registry", async () => {
    const { root } = await lab.make();
    const spec = readFileSync(join(root, "spec/ports.yaml"), "utf8");
    const large = `${spec}${"# and so on\n".repeat(25_000)}`;
    writeText(root, "spec/ports.yaml", large);
    await expectRefusal(
      root,
      2,
      expect.stringMatching(
        /SPEC_INVALID {2}The entry has \d+ characters with its comments; at most 262144 are read\./,
      ),
    );
  });

  test("is refused where a file is so large that nobody can have meant it", async () => {
    const { root } = await lab.make();
    writeText(root, "CLAUDE.md", Buffer.alloc(20_000_000, 0x61));
    await expectRefusal(
      root,
      3,
      `FILE_UNREADABLE  CLAUDE.md cannot be read: it has 20000000 bytes; at most 16777216 are read. ${REMEDY}`,
    );
  });

  test("is refused where the spec holds a NUL, with the place", async () => {
    const { root } = await lab.make();
    const spec = readFileSync(join(root, "spec/ports.yaml"), "utf8");
    writeText(root, "spec/ports.yaml", spec.replace("title: Gate", "title: Ga\0te"));
    const ended = await expectUntouched([root], () => lab.berth(root, ...SERVICE));
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(
      /^spec\/ports\.yaml:\d+:12 {2}SPEC_INVALID {2}ports\.9000\.title must be one line without control characters\.\n/,
    );
    expect(ended.stderr).not.toContain("\0");
  });

  test("is kept where CLAUDE.md holds a NUL, and written anew where config/ports.env does", async () => {
    const { root } = await lab.make();
    const text = readFileSync(join(root, "CLAUDE.md"), "utf8");
    const env = readFileSync(join(root, "config/ports.env"), "utf8");
    writeText(root, "CLAUDE.md", `a\0b\n${text}`);
    writeText(root, "config/ports.env", "\0\0\0");
    const made = await lab.berth(root, ...SERVICE);
    expect(made.status, made.stderr).toBe(0);
    expect(made.stdout).toContain("note: config/ports.env had drifted from the spec and is rendered again.");
    expect(readFileSync(join(root, "CLAUDE.md"), "utf8")).toMatch(/^a\0b\n# Small workspace\n/);
    const lines = readFileSync(join(root, "config/ports.env"), "utf8").split("\n");
    expect(lines).toEqual(expect.arrayContaining(env.split("\n")));
    expect(lines).toContain("SWIFT_PORT=9020");
  });

  test.each(["spec/ports.yaml", "config/ports.env", "CLAUDE.md"])(
    "stays under the other name of %s where it has two",
    async (path) => {
      const { outside, root } = await lab.make();
      const before = readFileSync(join(root, path), "utf8");
      linkSync(join(root, path), join(outside, "other-name"));
      const made = await lab.berth(root, ...SERVICE);
      expect(made.status, made.stderr).toBe(0);
      expect(readFileSync(join(outside, "other-name"), "utf8")).toBe(before);
      expect(readFileSync(join(root, path), "utf8")).not.toBe(before);
      expect(statSync(join(root, path)).nlink).toBe(1);
    },
  );

  test("is safe from a twin of CLAUDE.md that differs by capitals", async () => {
    const { root } = await lab.make();
    writeText(root, "claude.md", "mine\n");
    await expectRefusal(
      root,
      2,
      "PATH_UNSAFE  CLAUDE.md may not be written: claude.md differs from it only in case or Unicode form.\n",
    );
  });

  test("is safe from a twin of a folder of the plan", async () => {
    const { root } = await lab.make();
    renameSync(join(root, "services"), join(root, "Services"));
    await expectRefusal(
      root,
      2,
      "PATH_UNSAFE  services/swift/Dockerfile.dockerignore may not be written: Services differs from it " +
        "only in case or Unicode form.\n",
    );
  });

  test("is safe from a twin of the service's folder", async () => {
    const { root } = await lab.make();
    writeText(root, "services/Swift/notes.txt", "mine\n");
    await expectRefusal(
      root,
      2,
      "FILE_EXISTS  services/Swift differs from swift only in case.\nChoose another name.\n",
    );
  });
});
