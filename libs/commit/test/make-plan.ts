import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FileDeletion, Plan } from "@berth/scaffold";
import { hashBytes } from "../src/disk/hash-bytes.ts";

/**
 * A plan that writes these texts over the workspace as it is now, and deletes those of these files that are there.
 * Without any it does something of every kind.
 */
export function makePlan(
  root: string,
  texts: Record<string, string> = TEXTS,
  gone: readonly string[] = texts === TEXTS ? GONE : [],
): Plan {
  const writes = Object.entries(texts).map(([path, after]) => {
    if (!existsSync(join(root, path))) return { path, kind: "create" as const, after };
    const before = hashBytes(readFileSync(join(root, path)));
    return { path, kind: "update" as const, before, after };
  });
  const changes = [
    ...writes,
    ...gone.filter((path) => existsSync(join(root, path))).map((path) => deletionOf(root, path)),
  ];
  return {
    title: "service price-alerts",
    service: "price-alerts",
    ports: [{ port: 9021, env: "PRICE_ALERTS_PORT", protocol: "HTTP", range: "analysis" }],
    changes,
    notes: [],
    id: hashBytes(JSON.stringify(changes)),
  };
}

function deletionOf(root: string, path: string): FileDeletion {
  return { path, kind: "delete", before: hashBytes(readFileSync(join(root, path))) };
}

/** An update, a folder that appears whole, a file in an old folder, two missing folders. */
export const TEXTS: Record<string, string> = {
  "spec/ports.yaml": "ports:\n  9000: { service: foundation }\n  9021: { service: price-alerts }\n",
  "services/price-alerts/package.json": "{}\n",
  "services/price-alerts/src/app.ts": `export const app = "${"ä".repeat(5000)}";\n`,
  "services/price-alerts/src/main.ts": "listen();\n",
  "config/ports.env": "FOUNDATION_PORT=9000\nPRICE_ALERTS_PORT=9021\n",
  "spec/PORTS.md": "| 9021 | price-alerts |\n",
  "CLAUDE.md": "# Ours\n\nprice-alerts has 9021\n",
  "docs/services/price-alerts.md": "# price-alerts\n",
};

/** A service that goes, in a folder that is empty then and in one that isn't. */
export const GONE = ["services/old/README.md", "services/old/src/app.ts", "services/old/src/main.ts"];
