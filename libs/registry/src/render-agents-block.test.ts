import { expect, it } from "vitest";
import { renderAgentsBlock } from "./render-agents-block.ts";
import { parsed, SAMPLE } from "./testing/sample.ts";

it("lists the live ports, and which of them are exclusive", () => {
  const text = SAMPLE.replace("status: active", "status: active\n    exclusive: true");
  expect(renderAgentsBlock(parsed(text).spec)).toContain(`
| Port | Service | Protocol | Variable | Status |
| --- | --- | --- | --- | --- |
| **9000** | api | HTTP | \`API_PORT\` | active, exclusive |

1. Spec first:`);
});

it("names the variable of a URL beside that of its port", () => {
  const text = SAMPLE.replace("env: API_PORT", "env: API_PORT\n    url: VITE_API_URL");
  expect(renderAgentsBlock(parsed(text).spec)).toContain("| `API_PORT`, `VITE_API_URL` | active |");
});
