import { lstatSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DISGUISES, type Disguise, disguise, nameOf } from "./disguise.ts";
import { expectUntouched, type HostileLab, openHostileLab } from "./hostile-lab.ts";

const FIX = "Put a real file or folder there; nothing is read or written through links.";
const SERVICE = ["service", "swift", "--range=analysis"];

/** Each command, with the status that it ends with where a file of the workspace can't be used. */
const COMMANDS: [args: string[], refused: number][] = [
  [SERVICE, 2],
  [[...SERVICE, "--dry-run"], 2],
  [["sync"], 2],
  [["check"], 1],
  [["list"], 2],
];

const cross = (paths: readonly string[], forms: readonly Disguise[]): [string, Disguise][] =>
  paths.flatMap((path) => forms.map((form): [string, Disguise] => [path, form]));
const LINKS = DISGUISES.filter((form) => form.includes("link"));
const FILE_FORMS = DISGUISES.filter((form) => form !== "a file");
const FOLDER_FORMS = DISGUISES.filter((form) => form !== "a folder");

describe("nothing of the workspace may be another thing than it seems:", () => {
  let lab: HostileLab;
  beforeAll(() => {
    lab = openHostileLab();
  });
  afterAll(() => lab.close());

  /** Runs every command; `said` is what it must say, undefined where it doesn't look at that path. */
  async function expectAll(path: string, form: Disguise, said: (command: string) => string | undefined): Promise<void> {
    const { outside, root } = await lab.make();
    disguise(root, outside, path, form);
    for (const [args, refused] of COMMANDS) {
      const { status, stderr, stdout } = await expectUntouched([root, outside], () => lab.berth(root, ...args));
      const message = said(args[0] ?? "");
      expect(status, args.join(" ") + stdout + stderr).toBe(message === undefined ? 0 : refused);
      if (message !== undefined) expect(stdout + stderr).toContain(message);
    }
  }

  test.each(cross(["spec/ports.yaml"], FILE_FORMS))("not %s %s", async (path, form) => {
    const message = `PATH_UNSAFE  ${path} cannot be used: ${path} is ${nameOf(form)}.\n${FIX}\n`;
    await expectAll(path, form, () => message);
  });

  const INSIDE = "a link to its like inside";
  const DERIVED = ["config/ports.env", "spec/PORTS.md", "CLAUDE.md"];
  test.each(cross(DERIVED, [INSIDE]))("but %s may be %s, and is written through it", async (path, form) => {
    const { outside, root } = await lab.make();
    disguise(root, outside, path, form);
    for (const args of [[...SERVICE, "--dry-run"], SERVICE, ["sync"], ["check"], ["list"]]) {
      const { status, stderr, stdout } = await lab.berth(root, ...args);
      expect(status, args.join(" ") + stdout + stderr).toBe(0);
    }
    expect(lstatSync(join(root, path)).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, "moored", basename(path)), "utf8")).toMatch(/swift/i);
  });

  test.each(
    cross(
      DERIVED,
      FILE_FORMS.filter((form) => form !== INSIDE),
    ),
  )("not %s %s", async (path, form) => {
    const message = `PATH_UNSAFE  ${path} cannot be used: ${path} is ${nameOf(form)}.\n${FIX}\n`;
    await expectAll(path, form, (command) => (command === "list" ? undefined : message));
  });

  test.each(cross(["spec"], LINKS))("not %s %s", async (path, form) => {
    const message = `PATH_UNSAFE  spec/ports.yaml cannot be used: ${path} is ${nameOf(form)}.\n${FIX}\n`;
    await expectAll(path, form, () => message);
  });

  test.each(cross(["spec"], ["a FIFO", "a file"]))("not %s %s", async (path, form) => {
    const { outside, root } = await lab.make();
    disguise(root, outside, path, form);
    for (const [args] of COMMANDS) {
      const ended = await expectUntouched([root, outside], () => lab.berth(root, ...args));
      expect(ended).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/^SPEC_MISSING {2}There is no spec\/ports\.yaml in /),
      });
    }
  });

  test.each(cross(["config"], FOLDER_FORMS))("not %s %s", async (path, form) => {
    const message = `PATH_UNSAFE  config/ports.env cannot be used: ${path} is ${nameOf(form)}.\n${FIX}\n`;
    await expectAll(path, form, (command) => (command === "list" ? undefined : message));
  });

  test.each(cross(["services"], FOLDER_FORMS))("not %s %s", async (path, form) => {
    const why = `services is ${nameOf(form)}`;
    const message = `PATH_UNSAFE  services/swift/Dockerfile.dockerignore may not be written: ${why}.\n`;
    await expectAll(path, form, (command) => (command === "service" ? message : undefined));
  });
});
