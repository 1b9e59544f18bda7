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
