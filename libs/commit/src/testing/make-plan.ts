import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "@berth/scaffold";
import { hashBytes } from "../disk/hash-bytes.ts";

/** A plan that writes these texts over the workspace as it is now. */
export function makePlan(root: string, texts: Record<string, string> = TEXTS): Plan {
  const changes = Object.entries(texts).map(([path, after]) => {
    if (!existsSync(join(root, path))) return { path, kind: "create" as const, after };
    const before = hashBytes(readFileSync(join(root, path)));
    return { path, kind: "update" as const, before, after };
  });
  return {
    title: "service price-alerts",
    service: "price-alerts",
    ports: [{ port: 9021, env: "PRICE_ALERTS_PORT", protocol: "HTTP", range: "analysis" }],
    changes,
    notes: [],
    id: hashBytes(JSON.stringify(changes)),
  };
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
