import { describe, expect, it } from "vitest";
import { proposeTexts } from "./propose-texts.ts";
import { ToolCall } from "./tool-call.ts";

const FILES: Record<string, string> = {
  "a.ts": "one\ntwo\none\n",
  "crlf.ts": "one\r\ntwo\r\n",
  "nb.ipynb": JSON.stringify({ cells: [{ id: "c1", source: ["old\n", "cell"] }] }),
};
const propose = (tool_name: string, tool_input: object) =>
  proposeTexts(ToolCall.parse({ tool_name, tool_input }), (path) => FILES[path]);
const edit = (old_string: string, new_string: string, replace_all?: boolean) => ({
  old_string,
  new_string,
  ...(replace_all !== undefined && { replace_all }),
});

describe("proposeTexts", () => {
  it("takes the text of Write as it is", () => {
    expect(propose("Write", { file_path: "new.ts", content: "x" })).toEqual([
      { path: "new.ts", before: "", after: "x" },
    ]);
  });

  it.each([
    ["the first place", edit("one", "1"), "1\ntwo\none\n"],
    ["every place", edit("one", "1", true), "1\ntwo\n1\n"],
    ["a text with a dollar sign", edit("two", "$&$1"), "one\n$&$1\none\n"],
  ])("applies Edit to %s", (_, step, after) => {
    expect(propose("Edit", { file_path: "a.ts", ...step })).toEqual([{ path: "a.ts", before: FILES["a.ts"], after }]);
  });

  it("applies the steps of MultiEdit one after the other", () => {
    const edits = [edit("two", "three"), edit("three\none", "3")];
    expect(propose("MultiEdit", { file_path: "a.ts", edits })[0]?.after).toBe("one\n3\n");
  });

  it("matches across line breaks as the tool does", () => {
    const [proposed] = propose("Edit", { file_path: "crlf.ts", ...edit("one\ntwo", "x") });
    expect(proposed?.after).toBe("x\n");
  });

  it("proposes nothing for an edit that fails by itself", () => {
    expect(propose("Edit", { file_path: "a.ts", ...edit("four", "4") })).toEqual([]);
    expect(propose("Edit", { file_path: "a.ts", ...edit("", "4") })).toEqual([]);
    expect(propose("Edit", { file_path: "new.ts", ...edit("", "4") })[0]?.after).toBe("4");
  });

  it("takes a notebook's cell as Python, with what it held", () => {
    const cell = { notebook_path: "nb.ipynb", new_source: "x = 1", cell_id: "c1" };
    expect(propose("NotebookEdit", cell)).toEqual([{ path: "nb.ipynb.py", before: "old\ncell", after: "x = 1" }]);
    expect(propose("NotebookEdit", { ...cell, cell_type: "markdown" })).toEqual([]);
  });

  it.each([
    ["cat > b.ts <<'EOF'\nx\ny\nEOF\nls", "b.ts", "x\ny\n"],
    ['cat <<EOF > "b.ts"\nx\nEOF', "b.ts", "x\n"],
    ["cat >> a.ts <<-END\n\tx\n\tEND", "a.ts", "one\ntwo\none\n\tx\n"],
    ["tee b.ts <<EOF >/dev/null\nx\nEOF", "b.ts", "x\n"],
    ["tee -a a.ts <<EOF\nx\nEOF", "a.ts", "one\ntwo\none\nx\n"],
  ])("finds the file that a here-document makes: %j", (command, path, after) => {
    expect(propose("Bash", { command })).toEqual([{ path, before: FILES[path] ?? "", after }]);
  });

  it.each(["python3 - <<EOF\nprint(1)\nEOF", "ls > out.txt", "cat <<EOF\nno end"])("finds none in %j", (command) => {
    expect(propose("Bash", { command })).toEqual([]);
  });
});
