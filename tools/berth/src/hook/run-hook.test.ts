import { describe, expect, it } from "vitest";
import { allowed, HARDCODED, RIGHT, useShop } from "../../test/use-shop.ts";
import { judgeCall } from "./judge-call.ts";
import { runHook } from "./run-hook.ts";

const { ask, at, write } = useShop();

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
      const { status, stderr, stdout } = await runHook(input, at("."), judgeCall);
      expect({ status, stdout }).toEqual({ status: 1, stdout: undefined });
      expect(stderr).toMatch(/^berth hook: this call was not checked for ports: /);
    }
    write("broken/spec/ports.yaml", "title: [");
    const answer = await ask("Write", { file_path: at("broken/a.ts"), content: HARDCODED });
    expect(answer).toMatchObject({ status: 1, decision: undefined });
    expect(answer.stderr).toContain("SPEC_INVALID");
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
