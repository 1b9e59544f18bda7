import fc from "fast-check";
import { expect, test } from "vitest";
import { takePaths } from "./lint-share.ts";

test("two takers, however their turns fall, get every path once", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.array(fc.boolean()), (length, turns) => {
      const paths = Array.from({ length }, (_, index) => `${index}`);
      const taken = new Int32Array(1);
      const front = takePaths({ paths, taken }, "front");
      const back = takePaths({ paths, taken }, "back");
      const had = turns.flatMap((isFront) => (isFront ? front : back).next().value ?? []);
      had.push(...[...front].flat(), ...[...back].flat());
      expect(had.toSorted()).toEqual(paths.toSorted());
    }),
  );
});
