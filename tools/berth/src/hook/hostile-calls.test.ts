import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { allowed, HARDCODED, RIGHT, SPEC, useShop } from "../../test/use-shop.ts";

const { ask, at, write } = useShop();

describe("in a spec with ten thousand rows", () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => {
    const row = SPEC.slice(SPEC.indexOf("  9010:"), SPEC.indexOf("history:"));
    return row
      .replace("9010", `${20_000 + index}`)
      .replace("recording", `row-${index}`)
      .replace("ING_", `_${index}_`);
  });
  const large = SPEC.replace("history:", `${rows.join("")}history:`);
  beforeAll(() => write("large/spec/ports.yaml", large));

  it("denies a hardcoded port", async () => {
    const answer = await ask("Write", { file_path: at("large/a.ts"), content: HARDCODED }, at("large"));
    expect(large.length).toBeGreaterThan(1024 * 1024);
    expect(answer).toMatchObject({ status: 0, decision: "deny" });
  });

  it("denies an edit that takes a row out of it, with a tool or in a shell", async () => {
    const file_path = at("large/spec/ports.yaml");
    const edit = { file_path, old_string: rows[5000], new_string: "" };
    expect(await ask("Edit", edit, at("large"))).toMatchObject({ decision: "deny" });
    const command = "sed -i s/20001:/30001:/ spec/ports.yaml";
    expect(await ask("Bash", { command }, at("large"))).toMatchObject({ decision: "deny" });
  });
});

describe("a call that names what is no file", () => {
  beforeAll(() => {
    execFileSync("mkfifo", [at("pipe.ts"), at("spec/pipe.yaml")]);
    symlinkSync("/dev/zero", at("zero.ts"));
    symlinkSync("pipe.ts", at("link.ts"));
  });

  it.each(["pipe.ts", "zero.ts", "link.ts", "spec"])("doesn't wait for %s, which is no file", async (name) => {
    const file_path = at(name);
    expect(await ask("Edit", { file_path, old_string: "a", new_string: "listen(9010)" })).toEqual(allowed);
    expect(await ask("MultiEdit", { file_path, edits: [] })).toEqual(allowed);
    expect(await ask("Bash", { command: `sed -i s/a/9010/ ${name}; echo 'listen(9010)' >> ${name}.md` })).toEqual(
      allowed,
    );
  });

  it("judges what is written to one", async () => {
    expect(await ask("Write", { file_path: at("pipe.ts"), content: HARDCODED })).toMatchObject({ decision: "deny" });
  });

  it("passes, with a message, where the spec is none", async () => {
    mkdirSync(at("odd/spec"), { recursive: true });
    symlinkSync(at("spec/pipe.yaml"), at("odd/spec/ports.yaml"));
    const answer = await ask("Write", { file_path: at("odd/a.ts"), content: HARDCODED });
    expect(answer).toMatchObject({ status: 1, decision: undefined });
    expect(answer.stderr).toContain("spec/ports.yaml is not a file that can be read");
  });
});

describe("a call of hostile size", () => {
  const edits = (count: number, old_string: string, new_string: string) =>
    Array.from({ length: count }, () => ({ old_string, new_string, replace_all: true }));
  it.each<[string, string, () => object]>([
    ["a text of 5 MB", "Write", () => ({ file_path: at("a.ts"), content: "listen(9010);\n".repeat(400_000) })],
    ["a command of 5 MB", "Bash", () => ({ command: "echo 9010 | tee x.ts;".repeat(250_000) })],
    ["a path of a million folders", "Write", () => ({ file_path: "a/".repeat(1_000_000), content: HARDCODED })],
    [
      "an edit that grows without end",
      "MultiEdit",
      () => ({ file_path: at("grow.ts"), edits: edits(40, "a", "aaaaaaaaaa") }),
    ],
    ["a hundred thousand edits", "MultiEdit", () => ({ file_path: at("grow.ts"), edits: edits(100_000, "a", "a") })],
    ["an edit without a text", "Edit", () => ({ file_path: at("grow.ts"), old_string: "a" })],
    ["a path that is no text", "Write", () => ({ file_path: ["a.ts"], content: "" })],
  ])("%s passes, and the person is told", async (_, tool, inputOf) => {
    write("grow.ts", "a".repeat(1000));
    const answer = await ask(tool, inputOf());
    expect(answer).toMatchObject({ status: 1, decision: undefined });
    expect(answer.stderr).toMatch(/^berth hook: this call was not checked for ports: /);
  });

  it.each([
    ["variables that double", `A=9010;${Array.from({ length: 200 }, () => "A=$A$A;").join("")} echo "$A" > a.ts`],
    ["a pattern that backtracks", `yq -i '${"a.".repeat(2000)}! = 9010' f.yaml`],
    ["a name with a NUL byte", "cat > 'a\0b.ts' <<< 'x = 9010'"],
    ["a thousand folds of $()", `echo ${"$(echo ".repeat(1000)}9010${")".repeat(1000)} > a.md`],
  ])("%s get an answer", async (_, command) => {
    expect((await ask("Bash", { command })).status).toBe(0);
  });
});

describe("a spec with one bad row", () => {
  const row = (port: number | string, more = "") =>
    `  ${port}:\n    service: odd\n    title: Odd\n    protocol: HTTP\n    purpose: Odd\n    env: ODD_PORT\n` +
    `    status: active\n${more}`;
  it.each([
    ["a port that browsers block", row(6000)],
    ["a privileged port", row(80)],
    ["a number that is none", row("x9010")],
    ["a field that the format doesn't have", row(9011, "    colour: red\n")],
    ["a variable that another row has", row(9011).replace("ODD_PORT", "RECORDING_PORT")],
    ["a line that is no YAML", row(9011, "    purpose: [\n")],
    ["a number given twice", row(9010)],
    ["a merge that isn't finished", `<<<<<<< ours\n${row(9011)}=======\n${row(9012)}>>>>>>> theirs\n`],
  ])("still denies the others: %s", async (name, bad) => {
    const folder = `bad/${name.replaceAll(/\W/g, "-")}`;
    write(`${folder}/spec/ports.yaml`, SPEC.replace("history:", `${bad}history:`));
    const answer = await ask("Write", { file_path: at(`${folder}/a.ts`), content: HARDCODED });
    expect(answer).toMatchObject({ status: 0, decision: "deny" });
    expect(answer.reason).toContain("PORT_HARDCODED");
    expect(await ask("Write", { file_path: at(`${folder}/a.ts`), content: RIGHT })).toEqual(allowed);
  });

  it("reads a spec whose rows stand in braces", async () => {
    const braces = SPEC.replace(/ports:\n {2}9000:[\s\S]*history/, (rows) =>
      rows.includes("9010")
        ? "ports: { 9010: { service: recording, title: R, protocol: HTTP, purpose: P, env: RECORDING_PORT, " +
          "owner: services/recording, status: active } }\nhistory"
        : rows,
    ).replace(
      "ranges:\n  shop: { ports: 9000-9019, purpose: Shop }",
      "ranges: { shop: { ports: 9000-9019, purpose: Shop } }",
    );
    write("braces/spec/ports.yaml", braces);
    expect(await ask("Write", { file_path: at("braces/a.ts"), content: HARDCODED })).toMatchObject({
      decision: "deny",
    });
  });
});
