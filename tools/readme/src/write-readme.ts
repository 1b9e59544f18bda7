import { readFileSync, writeFileSync } from "node:fs";
import { DOCUMENTS, SECTIONS, TERMINAL } from "./documents.ts";
import { fillSections } from "./fill-sections.ts";
import { takePicture } from "./picture.ts";

// `npm run docs`: renders what in the documents is rendered. A test fails where that is not up to date.
for (const path of DOCUMENTS) writeFileSync(path, fillSections(readFileSync(path, "utf8"), SECTIONS));
writeFileSync(TERMINAL, await takePicture());
