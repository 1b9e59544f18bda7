import { describe, expect, it } from "vitest";
import { BASE, historyIn, merge, record, withRows } from "../../test/two-sides.ts";

describe("the merged history", () => {
  it("has both sides' entries once, though both gave the version 1.1.0", () => {
    const merged = merge(record(BASE, "Ours"), record(BASE, "Theirs"));
    expect(historyIn(merged)).toEqual(["1.0.0 Initial", "1.1.0 Ours", "1.2.0 Theirs"]);
    expect(merged.parsed.spec.version).toBe("1.2.0");
  });

  it("keeps a version that is higher than all before it, and the step of one that isn't", () => {
    const other = record(record(record(BASE, "A"), "B", "1.1.1"), "C", "3.0.0");
    expect(historyIn(merge(record(BASE, "Ours"), other))).toEqual([
      "1.0.0 Initial",
      "1.1.0 Ours",
      "1.2.0 A",
      "1.2.1 B",
      "3.0.0 C",
    ]);
  });

  it("has an entry once that came to upstream under another version, by cherry-pick or an earlier merge", () => {
    const upstream = record(withRows(BASE, [9002, "billing"]), "Picked");
    const other = record(BASE, "Picked");
    expect(historyIn(merge(upstream, other))).toEqual(["1.0.0 Initial", "1.1.0 Added billing on 9002", "1.2.0 Picked"]);
  });

  it("has an entry twice that one side told twice", () => {
    const other = record(record(BASE, "Typo"), "Typo");
    expect(historyIn(merge(record(BASE, "Ours"), other))).toEqual([
      "1.0.0 Initial",
      "1.1.0 Ours",
      "1.2.0 Typo",
      "1.3.0 Typo",
    ]);
  });

  it("begins, where neither side had one", () => {
    const base = BASE.replace(/history:\n[\s\S]*$/, "history: []\n");
    const filled = (change: string) =>
      base
        .replace("version: 1.0.0", "version: 1.1.0")
        .replace("[]", `[{ version: 1.1.0, date: 2026-02-01, change: ${change} }]`);
    expect(historyIn(merge(filled("Ours"), filled("Theirs"), base))).toEqual(["1.1.0 Ours", "1.2.0 Theirs"]);
  });
});
