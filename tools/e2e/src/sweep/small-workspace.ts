import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { environment } from "../run.ts";

const SPEC = `# The ports of a small workspace.
title: Small workspace
status: CANONICAL
version: 1.0.0
date: 2026-01-01

ranges:
  core: { ports: 9000-9009, purpose: Core }
  analysis: { ports: 9020-9029, purpose: Analysis }

ports:
  9000:
    service: gate # the way in
    title: Gate
    protocol: HTTP
    purpose: The way in
    env: GATE_PORT
    owner: services/gate
    status: active
  9003:
    service: alert
    title: Alert
    protocol: HTTP
    purpose: Alerts
    env: ALERT_PORT
    status: reserved

history:
  - { version: 1.0.0, date: 2026-01-01, change: Start }
`;

/** Writes a workspace of a dozen files into a folder: quick to copy, and all that `berth` needs of a workspace. */
export function writeSmallWorkspace(root: string): void {
  const texts = {
    "spec/ports.yaml": SPEC,
    "CLAUDE.md": "# Small workspace\n\nWritten by hand, to be kept.\n",
    "nx.json": "{}\n",
    "services/gate/project.json": '{ "name": "gate" }\n',
    ".gitignore": ".berth-*\n.berth/\n",
  };
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, env: environment(), stdio: "pipe" });
  // Without the sample hooks, which would double the files to copy.
  git("init", "-q", "-b", "main", "--template=");
  git("add", "-A");
  git("commit", "-q", "-m", "start");
}
