import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../workspace.ts";

const FLOW = `title: "Flow"
status: CANONICAL
version: 0.9.9
date: 2026-01-01
settings: { reserve: origin }
ranges: { core: { ports: 9000-9009, purpose: Core }, analysis: { ports: 9020-9029, purpose: 'Analysis' } }
ports: {
  9000: { service: gate, title: Gate, protocol: HTTP, purpose: "The way, in", env: GATE_PORT, status: active }, # first
  9003: { service: alert, title: Alert, protocol: WS, purpose: Alerts, env: ALERT_PORT, status: reserved },
}
history: [{ version: 0.9.9, date: 2026-01-01, change: Start }]
`;

const EMPTY = `title: Empty
status: DRAFT
version: 0.0.0
date: 2026-01-01
ranges:
  analysis: { ports: 9020-9021, purpose: Analysis }
ports: # none yet
history:
`;

const AIRY = `# A registry with air in it.
title: Airy
status: CANONICAL

version: 1.0.0   # raised with every change
date: 2026-01-01

ranges:

    analysis:
        ports: 9020-9029
        purpose: Analysis
        # open to all

ports:

    # the way in
    9022:
        service:  gate
        title:    Gate
        protocol: HTTP/WS
        purpose:  The way in   # and out
        env:      GATE_PORT
        owner:    services/gate
        status:   retired
        # so much for the gate

    9021:

        service: alert
        title: Alert
        protocol: HTTP
        purpose: Alerts
        env: ALERT_PORT
        status: reserved

history:
    -
        version: 1.0.0
        date: 2026-01-01
        change: Start
    # more to come
`;

/** Registries that are in order, in the styles of different authors. */
export const SOUND_SPECS: readonly string[] = [
  readFileSync(join(REPOSITORY, "spec/ports.yaml"), "utf8"),
  readFileSync(join(REPOSITORY, "tools/e2e/dsa-110/after/spec/ports.yaml"), "utf8").replace(
    "external-integrations: ",
    "analysis: ",
  ),
  FLOW,
  EMPTY,
  AIRY,
];
