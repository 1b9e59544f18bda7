import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgeCall } from "./judge-call.ts";
import { runHook } from "./run-hook.ts";

const SPEC = `title: Shop
status: CANONICAL
version: 1.0.0
date: 2026-01-19
ranges:
  shop: { ports: 9000-9019, purpose: Shop }
ports:
  9000:
    service: foundation
    title: Foundation
    protocol: WS
    purpose: Feed
    env: FOUNDATION_PORT
    owner: services/foundation
    status: active
    exclusive: true
  9010:
    service: recording
    title: Recording
    protocol: HTTP
    purpose: Recording
    env: RECORDING_PORT
    owner: services/recording
    status: active
history:
  - { version: 1.0.0, date: 2026-01-19, change: Initial }
`;

const HARDCODED = 'import { createServer } from "node:http";\ncreateServer().listen(9010);\n';
const RIGHT = HARDCODED.replace("9010", "Number(process.env.RECORDING_PORT ?? 9010)");

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "berth-hook-")));
  write("spec/ports.yaml", SPEC);
  write("services/recording/src/old.ts", HARDCODED);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** What the hook says to a call of an agent that is in the folder. */
async function ask(tool_name: string, tool_input: object, folder = root) {
  const call = { hook_event_name: "PreToolUse", tool_name, tool_input, cwd: folder };
  const { status, stderr, stdout } = await runHook(JSON.stringify(call), folder, judgeCall);
  const output = stdout === undefined ? undefined : JSON.parse(stdout).hookSpecificOutput;
  return {
    status,
    stderr,
    decision: output?.permissionDecision,
    reason: output?.permissionDecisionReason,
  };
}
const at = (path: string) => join(root, path);
const allowed = { status: 0, stderr: undefined, decision: undefined, reason: undefined };

describe("berth hook", () => {
  it("denies a Write that brings a hardcoded port, and says the way out", async () => {
    const answer = await ask("Write", {
      file_path: at("services/recording/src/new.ts"),
      content: HARDCODED,
    });
    expect(answer).toMatchObject({ status: 0, decision: "deny" });
    expect(answer.reason).toContain("services/recording/src/new.ts:2:23  PORT_HARDCODED  ");
    expect(answer.reason).toContain("RECORDING_PORT");
    expect(answer.reason).toMatch(/\n\nPorts come from spec\/ports\.yaml: [^\n]*$/);
  });

  it("is silent about the right way, about other files and other tools", async () => {
    expect(await ask("Write", { file_path: at("a.ts"), content: RIGHT })).toEqual(allowed);
    expect(await ask("Write", { file_path: at("notes.md"), content: "listen(9010)" })).toEqual(allowed);
    expect(await ask("Write", { file_path: "/elsewhere/a.ts", content: HARDCODED })).toEqual(allowed);
    expect(await ask("Read", { file_path: at("services/recording/src/old.ts") })).toEqual(allowed);
    expect(await ask("mcp__x__y", {})).toEqual(allowed);
  });

  it("finds the workspace of the file from a subfolder, also by a relative path", async () => {
    const call = { file_path: "src/new.ts", content: HARDCODED };
    const answer = await ask("Write", call, at("services/recording"));
    expect(answer.reason).toContain("services/recording/src/new.ts:2:23  PORT_HARDCODED  ");
  });

  it("judges what an Edit leaves, not what it puts in", async () => {
    write("services/recording/src/some.ts", HARDCODED.replace("9010", "portOf()"));
    const file_path = at("services/recording/src/some.ts");
    const edit = { file_path, old_string: "portOf()", new_string: "9010" };
    expect(await ask("Edit", edit)).toMatchObject({ decision: "deny" });
    expect(await ask("Edit", { ...edit, new_string: "Number(process.env.RECORDING_PORT ?? 9010)" })).toEqual(allowed);
    const edits = [
      { old_string: "portOf()", new_string: "here" },
      { old_string: "here", new_string: "9010" },
    ];
    expect(await ask("MultiEdit", { file_path, edits })).toMatchObject({ decision: "deny" });
  });

  it("lets a file with findings of old be edited, mended, and not be made worse", async () => {
    const file_path = at("services/recording/src/old.ts");
    const old_string = "createServer().listen(9010);";
    const put = (new_string: string) => ask("Edit", { file_path, old_string, new_string });
    expect(await put("// As ever.\ncreateServer().listen(9010);")).toEqual(allowed);
    expect(await put("createServer().listen(9010, () => {});")).toEqual(allowed);
    expect(await put("createServer().listen(portOf());")).toEqual(allowed);
    const worse = await put(`${old_string}\ncreateServer().listen(9000);`);
    expect(worse.reason).toContain("old.ts:3:23  PORT_EXCLUSIVE  ");
    expect(worse.reason).not.toContain("PORT_HARDCODED");
    expect(await put(`${old_string}\n${old_string}`)).toMatchObject({ decision: "deny" });
  });

  it("reads a notebook's cell as Python", async () => {
    const call = { notebook_path: at("lab.ipynb"), new_source: 'server.bind(("localhost", 9010))' };
    expect(await ask("NotebookEdit", call)).toMatchObject({ decision: "deny" });
  });

  it.each([
    `cat > services/recording/src/b.ts <<'EOF'\n${HARDCODED}EOF`,
    "sed -i 's/portOf()/9010/; s/PORT/port/' services/recording/src/some.ts",
    "echo 'PORT: 9000' >> deploy.yaml",
    "python3 -m http.server 9010",
    "npx serve -l 9000 dist",
  ])("denies the command %j", async (command) => {
    expect(await ask("Bash", { command })).toMatchObject({ status: 0, decision: "deny" });
  });

  it.each([
    "curl -s http://localhost:9010/health > out.json",
    "curl :9000/feed | head",
    "npx berth who 9010",
    "npx nx serve recording",
    "git commit -m 'give 9010 to recording'",
    "python3 -m http.server 12345",
    `cat > services/recording/src/b.ts <<'EOF'\n${RIGHT}EOF`,
    "lsof -i :9010 2>/dev/null",
  ])("is silent about the command %j", async (command) => {
    expect(await ask("Bash", { command })).toEqual(allowed);
  });

  it("lets pass what it can't judge, and says so", async () => {
    const call = { tool_name: "Write", tool_input: { file_path: 1 } };
    for (const input of ["", "{", JSON.stringify(call)]) {
      const { status, stderr, stdout } = await runHook(input, root, judgeCall);
      expect({ status, stdout }).toEqual({ status: 1, stdout: undefined });
      expect(stderr).toMatch(/^berth hook: this call was not checked for ports: /);
    }
    const broken = at("broken");
    write("broken/spec/ports.yaml", "title: [");
    const answer = await ask("Write", { file_path: join(broken, "a.ts"), content: HARDCODED });
    expect(answer).toMatchObject({ status: 1, decision: undefined });
    expect(answer.stderr).toContain("SPEC_INVALID");
  });
});

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

describe("a number of the spec is changed by hand", () => {
  it.each([
    ["spec/ports.yaml", "  9010:\n", "  9015:\n", "npx nx g move recording --port=9010 --to=9015"],
    ["config/ports.env", "RECORDING_PORT=9010", "RECORDING_PORT=9015", "npx nx g move recording --port=9010 --to=9015"],
    ["config/ports.env", "RECORDING_PORT=9010", "OTHER_PORT=9015", "npx nx g service <name> --range=<range>"],
  ])("in %s (%j): the answer is the command for it", async (path, old_string, new_string, command) => {
    write("config/ports.env", "FOUNDATION_PORT=9000\nRECORDING_PORT=9010\n");
    const answer = await ask("Edit", { file_path: at(path), old_string, new_string });
    expect(answer.decision).toBe("deny");
    expect(answer.reason).toContain(command);
  });
});

describe("the baseline of lint", () => {
  const excuses = (...lines: string[]) => `{\n${lines.map((line) => `  ${line},\n`).join("")}  "version": 1\n}\n`;
  const OLD = '"services/recording/src/old.ts bind 9010 0123abcd": 1';
  const file_path = "config/ports.lint.json";

  it("gains no excuse by an agent's hand, not even on a line that is there", async () => {
    write(file_path, excuses(OLD));
    for (const content of [
      excuses(OLD, '"services/recording/src/new.ts bind 9010 0123abcd": 1'),
      excuses(OLD.replace(": 1", ": 2")),
    ]) {
      const answer = await ask("Write", { file_path: at(file_path), content });
      expect(answer).toMatchObject({ status: 0, decision: "deny" });
      expect(answer.reason).toMatch(/^PORT_HARDCODED {2}config\/ports\.lint\.json would excuse 9010 in services\//);
      const command = `cat > ${file_path} <<'EOF'\n${content}EOF\n`;
      expect(await ask("Bash", { command })).toMatchObject({ decision: "deny" });
    }
    expect(await ask("Bash", { command: `sed -i 's/abcd": 1/abcd": 2/' ${file_path}` })).toMatchObject({
      decision: "deny",
    });
  });

  it("may be merged: the lines of both sides stay", async () => {
    const NEW = '"services/recording/src/new.ts bind 9010 0123abcd": 1';
    write(file_path, `{\n<<<<<<< ours\n  ${OLD},\n=======\n  ${NEW},\n>>>>>>> theirs\n  "version": 1\n}\n`);
    const resolve = (content: string) => ask("Write", { file_path: at(file_path), content });
    expect(await resolve(excuses(OLD, NEW))).toEqual(allowed);
    expect(await resolve(excuses(OLD, NEW.replace(": 1", ": 2")))).toMatchObject({ decision: "deny" });
  });

  it("may lose excuses, be laid out anew, and hold a number that is no port", async () => {
    write(file_path, excuses(OLD));
    const rewrite = (content: string) => ask("Write", { file_path: at(file_path), content });
    expect(await rewrite(excuses())).toEqual(allowed);
    expect(await rewrite(excuses(OLD).replaceAll("\n", " "))).toEqual(allowed);
    expect(await rewrite(excuses(OLD.replace("0123abcd", "01239010")))).toEqual(allowed);
  });
});
