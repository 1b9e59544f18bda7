import fc from "fast-check";
import { expect, it } from "vitest";
import { parsed } from "../../test/sample.ts";
import { spec, text } from "../../test/spec-arbitrary.ts";
import { unwrap } from "../../test/unwrap.ts";
import { style, writeSpec } from "../../test/write-spec.ts";
import { rangeOf } from "../spec/spec.ts";
import { editSpec } from "./edit-spec.ts";

const written = fc.record({ spec, style, purpose: text });

it("adds a range, and leaves every row and every other range as it was", () => {
  fc.assert(
    fc.property(written, ({ purpose, spec, style }) => {
      const last = Math.max(...spec.ranges.map(({ to }) => to));
      const range = {
        id: "added",
        from: last + 1,
        to: last + 5,
        purpose,
        policy: "fixed",
      } as const;
      const before = parsed(writeSpec(spec, style));
      const after = unwrap(editSpec(before, [{ kind: "add-range", range }]));
      expect(after.spec.ports).toEqual(before.spec.ports);
      expect(after.spec.ranges).toEqual([...before.spec.ranges, range]);
      expect(after.source.text.replace(/\r?\n {2}added: [^\r\n]*/, "")).toBe(before.source.text);
    }),
    { numRuns: 100 },
  );
});

it("lets a range grow, and every row keeps its range", () => {
  fc.assert(
    fc.property(written, fc.nat(), ({ purpose, spec, style }, nth) => {
      const old = spec.ranges.at(nth % spec.ranges.length);
      if (!old) return;
      const next = Math.min(65536, ...spec.ranges.map(({ from }) => from).filter((at) => at > old.to));
      const range = {
        ...old,
        to: next - 1 > old.to ? Math.min(next - 1, old.to + 3) : old.to,
        purpose,
      };
      const before = parsed(writeSpec(spec, style));
      const after = unwrap(editSpec(before, [{ kind: "set-range", range }]));
      expect(after.spec.ports).toEqual(before.spec.ports);
      for (const { port } of before.spec.ports)
        expect(rangeOf(after.spec, port)?.id).toBe(rangeOf(before.spec, port)?.id);
      expect(after.spec.ranges.find(({ id }) => id === old.id)).toEqual(range);
      const lines = before.source.text.split("\n");
      const other = after.source.text.split("\n").filter((line, at) => line !== lines[at]);
      expect(other.every((line) => line.includes(`${old.id}: {`))).toBe(true);
      expect(other.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 100 },
  );
});
