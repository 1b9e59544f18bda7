import { mayHoldPort } from "@berth/guard";
import { findPlaces } from "@berth/guard/code";
import { describe, expect, it } from "vitest";
import { readCorpus } from "./labels.ts";
import { precision, recall, score, sum } from "./score.ts";

const files = readCorpus();
const quality = await score(files, findPlaces);

describe("hardcoded ports in the labelled corpus", () => {
  it.each(["bind", "connect", "publish", "default"])("finds what does a %s, and little else", (kind) => {
    const total = sum(quality, (key) => key.endsWith(` ${kind}`));
    const differences = quality.differences.filter(({ labelled, found }) => `${labelled} ${found}`.includes(kind));
    expect(precision(total), JSON.stringify(differences, null, 1)).toBeGreaterThanOrEqual(0.97);
    expect(recall(total), JSON.stringify(differences, null, 1)).toBeGreaterThanOrEqual(0.95);
  });

  it("is looked at closely wherever there is anything to find", () => {
    const passedOver = files.filter(({ labels, path, text }) => labels.length > 0 && !mayHoldPort(text, path));
    expect(passedOver.map(({ folder, path }) => `${folder}/${path}`)).toEqual([]);
  });

  it("is large enough to mean something", () => {
    const places = files.reduce((count, { labels }) => count + labels.length, 0);
    expect(files.length).toBeGreaterThanOrEqual(40);
    expect(places).toBeGreaterThanOrEqual(250);
    expect(files.some(({ labels }) => labels.length === 0)).toBe(true);
  });
});
