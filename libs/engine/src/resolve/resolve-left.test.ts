import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { makeSharedFolder, readTree } from "@berth/commit/test";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleBerth } from "../../test/bundle-berth.ts";
import { type Clone, copyClone, rowsOf } from "../../test/clone.ts";
import { collide, expectSound, MERGED_FILES } from "../../test/collide.ts";

let bin: string;
let scene: Clone;
beforeAll(() =>
  bundleBerth(makeSharedFolder()).then((path) => {
    bin = path;
    scene = collide(bin, makeSharedFolder());
    scene.git("checkout", "-qb", "theirs", "origin/main");
    scene.git("checkout", "-q", "feature");
  }),
);

/** A merge that stopped, of two branches that also made these changes. */
function stopped(ours: (clone: Clone) => void, theirs: (clone: Clone) => void): Clone {
  const clone = copyClone(scene, bin);
  for (const [branch, change] of [
    ["theirs", theirs],
    ["feature", ours],
  ] as const) {
    clone.git("checkout", "-q", branch);
    change(clone);
    clone.git("commit", "-qam", "change", "--allow-empty");
  }
  expect(clone.tryGit("merge", "theirs").status).toBe(1);
  return clone;
}

const replace = (path: string, from: string, to: string) => (clone: Clone) =>
  clone.write(path, clone.read(path).replace(from, to));
const nothing = () => undefined;

/** All that git and the disk know; nothing of it may change. */
const stateOf = ({ git, root }: Clone) => ({
  index: git("ls-files", "--stage"),
  status: git("status", "--porcelain"),
  tree: readTree(root),
});

const SPEC_MERGED = [
  "Merged the registry; the upstream side, ours (HEAD), keeps its ports.",
  "billing moved from 9001 to 9002: upstream, 9001 belongs to search.",
  MERGED_FILES.filter((path) => path !== "CLAUDE.md")
    .map((path) => `RESOLVED ${path}`)
    .join("\n"),
];

describe("what is left to a person", () => {
  test("is text of CLAUDE.md that both sides changed: the rest is resolved, and this once it is done by hand", () => {
    const clone = stopped(replace("CLAUDE.md", "Two.", "Two of us."), replace("CLAUDE.md", "Two.", "Two of them."));
    clone.git("remote", "remove", "origin");
    const before = clone.read("CLAUDE.md");
    expect(clone.berth("resolve")).toEqual({
      status: 1,
      stdout: `${[
        ...SPEC_MERGED,
        "BLOCK_DAMAGED  CLAUDE.md has a conflict outside the text that is derived from the spec.\n" +
          "Resolve that part of CLAUDE.md by hand, then run npx berth resolve again.",
      ].join("\n\n")}\n`,
      stderr: "",
    });
    expect(clone.read("CLAUDE.md")).toBe(before);
    expect(clone.git("diff", "--name-only", "--diff-filter=U")).toBe("CLAUDE.md\n");

    const byHand = before
      .replace(/<<<<<<< HEAD\nTwo of us\.[\s\S]*?>>>>>>> theirs\n/, "Two of all.\n")
      .replace(/^(?:<{7}|={7}|>{7}).*\n/gm, "");
    clone.write("CLAUDE.md", byHand);
    expect(clone.berth("resolve")).toEqual({
      status: 0,
      stdout: "The registry is already merged; its derived files are rendered again.\n\nRESOLVED CLAUDE.md\n",
      stderr: "",
    });
    expect(clone.read("CLAUDE.md")).toContain("\nTwo of all.\n");
    expectSound(clone);
    clone.git("commit", "-q", "--no-edit");
  });

  test("is a managed block that one side damaged", () => {
    const clone = stopped(replace("CLAUDE.md", "<!-- berth:end -->\n", ""), nothing);
    clone.git("remote", "remove", "origin");
    const before = clone.read("CLAUDE.md");
    expect(clone.berth("resolve")).toEqual({
      status: 1,
      stdout: `${[
        ...SPEC_MERGED,
        "BLOCK_DAMAGED  In CLAUDE.md of our side, line 9: <!-- berth:end --> is missing after this line, so the bounds " +
          "of the managed block are unclear.\nResolve CLAUDE.md by hand, then run npx berth resolve again.",
      ].join("\n\n")}\n`,
      stderr: "",
    });
    expect(clone.read("CLAUDE.md")).toBe(before);
  });

  test("is a row that both sides changed: nothing is touched, and the conflict stays", () => {
    const clone = stopped(
      replace("spec/ports.yaml", "The public api", "Ours"),
      replace("spec/ports.yaml", "The public api", "Theirs"),
    );
    const before = stateOf(clone);
    expect(clone.berth("resolve")).toEqual({
      status: 2,
      stdout: "",
      stderr: "SPEC_INVALID  Both sides changed api (9000) in different ways.\nEdit that row by hand.\n",
    });
    expect(stateOf(clone)).toEqual(before);
    expect(clone.read("spec/ports.yaml")).toContain("<<<<<<< HEAD\n");
  });

  test("is whether the registry stays, where one side deleted it", () => {
    const clone = stopped(nothing, ({ git }) => git("rm", "-q", "spec/ports.yaml"));
    expect(clone.berth("resolve")).toEqual({
      status: 2,
      stdout: "",
      stderr: "SPEC_INVALID  One side deleted spec/ports.yaml.\nDecide by hand whether to keep the registry.\n",
    });
  });
});

describe("what a person merged by hand, but didn't stage,", () => {
  test("is taken as it is, and what follows from it is derived", () => {
    const clone = stopped(nothing, nothing);
    const theirs = clone.git("show", "theirs:spec/ports.yaml");
    const byHand = theirs
      .replace("version: 1.1.0", "version: 1.2.0")
      .replace("9001:", "9025: # by hand")
      .replace(/$/, "  - { version: 1.2.0, date: 2026-02-04, change: By hand }\n");
    clone.write("spec/ports.yaml", byHand);
    // Who takes a service's row away takes its folder away.
    clone.git("rm", "-rqf", "services/search");
    const answer = clone.berth("resolve");
    expect([answer.stdout.split("\n", 1), answer.status]).toEqual([
      ["The registry is already merged; its derived files are rendered again."],
      0,
    ]);
    expect(clone.read("spec/ports.yaml")).toBe(byHand);
    expectSound(clone);
  });

  test("is refused where it isn't sound, with the line", () => {
    const clone = stopped(nothing, nothing);
    const text = clone.git("show", "theirs:spec/ports.yaml").replace("9001:", "19001:");
    clone.write("spec/ports.yaml", text);
    const answer = clone.berth("resolve");
    expect(answer.status).toBe(2);
    expect(answer.stderr).toMatch(/^spec\/ports\.yaml:17:3 {2}PORT_OUT_OF_RANGE {2}19001 belongs/);
    expect(clone.read("spec/ports.yaml")).toBe(text);
  });
});

test("a file that conflicts although git merged the spec by itself is derived from that", () => {
  const clone = copyClone(scene, bin);
  const change = (branch: string, from: string, to: string) => {
    clone.git("checkout", "-qb", branch, "main");
    replace("spec/ports.yaml", from, to)(clone);
    clone.berth("sync");
    clone.commit(branch);
  };
  change("env", "env: API_PORT", "env: API_HTTP_PORT");
  change("purpose", "purpose: Core", "purpose: The core");
  expect(clone.tryGit("merge", "env").status).toBe(1);
  expect(clone.git("diff", "--name-only", "--diff-filter=U")).toContain("config/ports.env\n");
  expect(clone.git("diff", "--name-only", "--diff-filter=U")).not.toContain("ports.yaml");
  expect(clone.berth("resolve").stdout).toMatch(
    /^The registry is already merged; its derived files are rendered again\.\n\nRESOLVED config\/ports\.env\n/,
  );
  expect(clone.read("config/ports.env")).toContain("# The core (9000-9029)\nAPI_HTTP_PORT=9000\n");
  expectSound(clone);
});

test("without anything unmerged there is nothing to do", () => {
  const clone = copyClone(scene, bin);
  const before = stateOf(clone);
  const answer = { status: 0, stdout: "The registry has no unmerged files.\n", stderr: "" };
  expect(clone.berth("resolve")).toEqual(answer);
  expect(clone.berth("resolve", "--json").stdout).toBe('{"resolved":[],"moved":[],"notes":[],"left":[]}\n');
  expect(stateOf(clone)).toEqual(before);
});

test("a dry run says the same and changes nothing, not even in git's folder", () => {
  const clone = stopped(nothing, nothing);
  clone.git("remote", "remove", "origin");
  rmSync(join(clone.root, ".git/berth"), { recursive: true, force: true });
  const before = [stateOf(clone), readTree(join(clone.root, ".git"))];
  expect(clone.berth("resolve", "--dry-run")).toEqual({
    status: 0,
    stdout: `${[...SPEC_MERGED, "Dry run: nothing was changed."]
      .join("\n\n")
      .replace("compose.yaml", "compose.yaml\nRESOLVED CLAUDE.md")}\n`,
    stderr: "",
  });
  expect([stateOf(clone), readTree(join(clone.root, ".git"))]).toEqual(before);
});

test("all lands or nothing: where one file can't be written, the others stay and nothing is staged", () => {
  const clone = stopped(nothing, nothing);
  const config = join(clone.root, "config");
  rmSync(config, { recursive: true });
  symlinkSync(clone.root, config);
  const before = stateOf(clone);
  const answer = clone.berth("resolve");
  expect(answer.status).toBe(2);
  expect(answer.stderr).toContain("PATH_UNSAFE");
  expect(stateOf(clone)).toEqual(before);
});

test("the numbers of other branches are passed over", () => {
  const clone = copyClone(scene, bin);
  clone.git("checkout", "-qb", "third", "feature");
  clone.allocate("chat");
  clone.git("checkout", "-q", "feature");
  clone.tryGit("merge", "origin/main");
  expect(clone.berth("resolve").status).toBe(0);
  expect(rowsOf(clone)).toEqual(["9000 api", "9001 billing", "9003 search"]);
});
