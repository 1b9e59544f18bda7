import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DOCUMENTS, SECTIONS } from "./documents.ts";
import { fillSections } from "./fill-sections.ts";

test.each(DOCUMENTS)("%s is rendered from the code; npm run docs renders it", (path) => {
  const document = readFileSync(path, "utf8");
  expect(document).toContain("<!-- rendered: ");
  expect(document).toBe(fillSections(document, SECTIONS));
});
