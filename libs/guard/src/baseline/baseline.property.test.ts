import { readFileSync } from "node:fs";
import { parseSpec } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Finding } from "../judge/finding.ts";
import { lintText } from "../lint/lint-text.ts";
import { type Excuse, groupOf, keyOf } from "./baseline.ts";
import { baselineOf, excuseOf } from "./excuse-of.ts";
import { matchBaseline } from "./match-baseline.ts";
import { parseBaseline, scanBaseline } from "./parse-baseline.ts";
import { renderBaseline } from "./render-baseline.ts";
import { updateBaseline } from "./update-baseline.ts";

const { spec } = unwrap(parseSpec(readFileSync(new URL("../../cases/ports.yaml", import.meta.url), "utf8")));
const PATH = "apps/web/main.ts";

/** The findings of a script, as lint has them. */
const lint = (lines: readonly string[], path = PATH): Promise<Finding[]> => lintText(path, lines.join("\n"), spec);

const withPort = fc
  .constantFrom(9000, 9010, 9012, 3000, 8080)
  .chain((port) =>
    fc.constantFrom(`app.listen(${port});`, `await fetch("http://localhost:${port}/x");`, `serve({ port: ${port} });`),
  );
const withoutPort = fc.constantFrom("", "const a = 1;", "// 9010 once was ours", "go();");
const script = fc.array(fc.oneof(withPort, withoutPort), { maxLength: 12 });

/** Where to cut a script, from 0 to 1. */
const cut = fc.double({ min: 0, max: 1, noNaN: true });
const insert = (lines: readonly string[], put: readonly string[], at: number): string[] => {
  const index = Math.round(at * lines.length);
  return [...lines.slice(0, index), ...put, ...lines.slice(index)];
};

const countBy = (excuses: readonly Excuse[]) => {
  const counts = new Map<string, number>();
  for (const excuse of excuses) counts.set(groupOf(excuse), (counts.get(groupOf(excuse)) ?? 0) + excuse.count);
  return counts;
};

/** Files whose lines stand for themselves, so that any of them may go. */
const KINDS = [
  { path: PATH, withPort, withoutPort },
  {
    path: ".env",
    withPort: fc.constantFrom("WEB_PORT=3000", "RECORDING_PORT=9012", "URL=http://localhost:9010/x", "API_PORT=3000"),
    withoutPort: fc.constantFrom("", "# WEB_PORT=3000", "NAME=web"),
  },
  {
    path: "Dockerfile",
    withPort: fc.constantFrom("EXPOSE 9010", "EXPOSE 3000", "ENV PORT=8080", "RUN curl http://localhost:9010/x"),
    withoutPort: fc.constantFrom("", "# EXPOSE 3000", "FROM node:24", "WORKDIR /app"),
  },
];

it.each(KINDS)(
  "excuses the same findings of $path wherever lines are put in, taken out, indented or ended",
  async (kind) => {
    const edit = fc.record({ at: cut, put: fc.array(kind.withoutPort, { maxLength: 3 }) });
    const text = fc.array(fc.oneof(kind.withPort, kind.withoutPort), { maxLength: 12 });
    let excused = 0;
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(edit, { maxLength: 4 }),
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom("", "  ", "\t"),
        fc.constantFrom("", "\r"),
        async (before, edits, keeps, indent, end) => {
          const baseline = baselineOf(await lint(before, kind.path));
          const left = before.filter(() => keeps.next().value);
          const after = edits.reduce<readonly string[]>((lines, { at, put }) => insert(lines, put, at), left);
          const found = await lint(
            after.map((line) => indent + line + end),
            kind.path,
          );
          expect(matchBaseline(found, baseline)).toMatchObject({ fresh: [], excused: found.length });
          excused += found.length;
        },
      ),
    );
    // That it is about something.
    expect(excused).toBeGreaterThan(0);
  },
);

it("finds exactly the places that are new, wherever they are put", async () => {
  const edit = fc.record({ at: cut, put: withPort });
  await fc.assert(
    fc.asyncProperty(script, fc.array(edit, { maxLength: 3 }), async (before, edits) => {
      const baseline = baselineOf(await lint(before));
      // Each new line differs from every other one.
      const after = edits.reduce<readonly string[]>(
        (lines, { at, put }, index) => insert(lines, [`${put} // new ${index}`], at),
        before,
      );
      const found = await lint(after);
      const fresh = found.filter(({ place }) => place.source.includes("// new"));
      expect(matchBaseline(found, baseline)).toEqual({ fresh, excused: found.length - fresh.length, spare: [] });
    }),
  );
});

it("excuses as many places of a file, kind and port as there were, however their lines are edited", async () => {
  await fc.assert(
    fc.asyncProperty(script, script, async (before, after) => {
      const baseline = baselineOf(await lint(before));
      const found = await lint(after.map((line) => `${line} // edited`));
      const [had, has] = [countBy(baseline), countBy(baselineOf(found))];
      const { excused, fresh, spare } = matchBaseline(found, baseline);
      const surplus = (counts: Map<string, number>, others: Map<string, number>) =>
        [...counts].reduce((sum, [group, count]) => sum + Math.max(0, count - (others.get(group) ?? 0)), 0);
      expect(fresh).toHaveLength(surplus(has, had));
      expect(spare.reduce((sum, { count }) => sum + count, 0)).toBe(surplus(had, has));
      expect(excused + fresh.length).toBe(found.length);
    }),
  );
});

it("excuses nothing of what moves to another file", async () => {
  await fc.assert(
    fc.asyncProperty(script, async (lines) => {
      const moved = await lint(lines, "apps/web/other.ts");
      const { fresh, spare } = matchBaseline(moved, baselineOf(await lint(lines)));
      expect(fresh).toEqual(moved);
      expect(spare.reduce((sum, { count }) => sum + count, 0)).toBe(moved.length);
    }),
  );
});

it("loses what is fixed by a prune, gains nothing, and excuses what is left", async () => {
  await fc.assert(
    fc.asyncProperty(script, script, async (before, after) => {
      const baseline = baselineOf(await lint(before));
      const found = await lint(after);
      const pruned = updateBaseline(baseline, found, { isLooked: () => true, onlyPrune: true });
      const counts = new Map(baseline.map((excuse) => [keyOf(excuse), excuse.count]));
      for (const excuse of pruned) expect(excuse.count).toBeLessThanOrEqual(counts.get(keyOf(excuse)) ?? 0);
      const { fresh, excused } = matchBaseline(found, baseline);
      expect(matchBaseline(found, pruned)).toEqual({ fresh, excused, spare: [] });
      const isOther = { isLooked: () => false, onlyPrune: true };
      expect(updateBaseline(baseline, [], isOther)).toEqual(baseline);
    }),
  );
});

it("writes what excuses everything that is there, and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(script, script, async (before, after) => {
      const found = await lint(after);
      const written = updateBaseline(baselineOf(await lint(before)), found, { isLooked: () => true, onlyPrune: false });
      expect(matchBaseline(found, written)).toEqual({ fresh: [], excused: found.length, spare: [] });
    }),
  );
});

const excuse: fc.Arbitrary<Excuse> = fc.record({
  file: fc.oneof(
    fc.string({ minLength: 1, unit: "binary" }),
    fc.constantFrom("a b/c.ts", "x bind 3000 0123abcd", "//"),
  ),
  kind: fc.constantFrom("bind", "connect", "publish", "default"),
  port: fc.integer({ min: 1, max: 65_535 }),
  line: fc.stringMatching(/^[\da-f]{8}$/),
  count: fc.integer({ min: 1, max: 1000 }),
});
const baselines = fc.uniqueArray(excuse, { selector: keyOf, maxLength: 20 });
const sorted = (excuses: readonly Excuse[]) => excuses.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

it("reads what it writes, whatever the names of the files", () => {
  fc.assert(
    fc.property(baselines, (all) => {
      const text = renderBaseline(sorted(all));
      expect(unwrap(parseBaseline(text, spec))).toEqual(sorted(all));
      expect(renderBaseline(unwrap(parseBaseline(text, spec)))).toBe(text);
    }),
  );
});

it("is known in part where it is broken", () => {
  fc.assert(
    fc.property(baselines, (all) => {
      const text = renderBaseline(sorted(all));
      expect(scanBaseline(`<<<<<<< ours\n${text}`)).toEqual(sorted(all));
    }),
  );
});

it("has one line for each excuse, so that lines of two branches together are a baseline of both", () => {
  fc.assert(
    fc.property(baselines, baselines, (ours, theirs) => {
      const linesOf = (excuses: readonly Excuse[]) => renderBaseline(sorted(excuses)).split("\n").slice(2, -3);
      expect(linesOf(ours)).toHaveLength(ours.length);
      const [first, note, ...rest] = renderBaseline([]).split("\n");
      const text = [first, note, ...linesOf(ours), ...linesOf(theirs), ...rest].join("\n");
      const merged = countBy(unwrap(parseBaseline(text, spec)));
      for (const [group, count] of countBy(ours)) expect(merged.get(group)).toBeGreaterThanOrEqual(count);
      for (const [group, count] of countBy(theirs)) expect(merged.get(group)).toBeGreaterThanOrEqual(count);
    }),
  );
});

it("needs an excuse for each place, and has none for a file that can't be judged", async () => {
  const [finding] = await lint(["app.listen(9000); // berth-ignore"]);
  expect(finding?.code).toBe("IGNORE_UNEXPLAINED");
  expect(finding && excuseOf(finding)).toBeUndefined();
});
