import { describe, expect, it } from "vitest";
import { proposeText } from "./propose-text.ts";
import { readToolCall } from "./tool-call.ts";

const FILES: Record<string, string> = {
  "a.ts": "one\ntwo\none\n",
  "crlf.ts": "one\r\ntwo\r\n",
  "nb.ipynb": JSON.stringify({ cells: [{ id: "c1", source: ["old\n", "cell"] }] }),
};
const propose = (tool_name: string, tool_input: object) => {
  const call = readToolCall({ tool_name, tool_input });
  if (call === undefined || call.tool === "Bash") throw new Error(`${tool_name} names no file`);
  return proposeText(call, (path) => FILES[path]);
};
const edit = (old_string: string, new_string: string, replace_all?: boolean) => ({
  old_string,
  new_string,
  ...(replace_all !== undefined && { replace_all }),
});

describe("proposeText", () => {
  it("takes the text of Write as it is", () => {
    expect(propose("Write", { file_path: "new.ts", content: "x" })).toEqual({
      path: "new.ts",
      before: "",
      after: "x",
    });
  });

  it.each([
    ["the first place", edit("one", "1"), "1\ntwo\none\n"],
    ["every place", edit("one", "1", true), "1\ntwo\n1\n"],
    ["a text with a dollar sign", edit("two", "$&$1"), "one\n$&$1\none\n"],
  ])("applies Edit to %s", (_, step, after) => {
    expect(propose("Edit", { file_path: "a.ts", ...step })).toEqual({ path: "a.ts", before: FILES["a.ts"], after });
  });

  it("applies the steps of MultiEdit one after the other", () => {
    const edits = [edit("two", "three"), edit("three\none", "3")];
    expect(propose("MultiEdit", { file_path: "a.ts", edits })?.after).toBe("one\n3\n");
  });

  it("matches across line breaks as the tool does", () => {
    const proposed = propose("Edit", { file_path: "crlf.ts", ...edit("one\ntwo", "x") });
    expect(proposed?.after).toBe("x\n");
  });

  it("proposes nothing for an edit that fails by itself", () => {
    expect(propose("Edit", { file_path: "a.ts", ...edit("four", "4") })).toBeUndefined();
    expect(propose("Edit", { file_path: "a.ts", ...edit("", "4") })).toBeUndefined();
    expect(propose("Edit", { file_path: "new.ts", ...edit("", "4") })?.after).toBe("4");
  });

  it("takes a notebook's cell as Python, with what it held", () => {
    const cell = { notebook_path: "nb.ipynb", new_source: "x = 1", cell_id: "c1" };
    expect(propose("NotebookEdit", cell)).toEqual({ path: "nb.ipynb.py", before: "old\ncell", after: "x = 1" });
    expect(propose("NotebookEdit", { ...cell, cell_type: "markdown" })).toBeUndefined();
  });
});
