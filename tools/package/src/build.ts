import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listPublished } from "./list-published.ts";
import { writeNotices } from "./write-notices.ts";

// The last step of `npm run build`. A package that bundles code of others lists the bundled files in bundled.json.
for (const folder of listPublished()) {
  const list = join(folder, "bundled.json");
  writeNotices(folder, existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : []);
}
