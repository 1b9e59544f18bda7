import { expect, it } from "vitest";
import { parsed, SAMPLE } from "../../test/sample.ts";
import { renderAgentsBlock } from "./render-agents-block.ts";

it("lists the live ports, and which of them are exclusive", () => {
  const text = SAMPLE.replace("status: active", "status: active\n    exclusive: true");
  expect(renderAgentsBlock(parsed(text).spec)).toContain(`
| Port | Service | Protocol | Variable | Status |
| --- | --- | --- | --- | --- |
| **9000** | api | HTTP | \`API_PORT\` | active, exclusive |

1. Spec first:`);
});

it("names every range with its purpose and what is free, for an agent that has to choose one", () => {
  expect(renderAgentsBlock(parsed().spec)).toContain(`
| Range | Ports | Purpose | Free |
| --- | --- | --- | --- |
| core | 9000-9003 | Core | 2, next 9002 |
| vault | 9100-9101 | Vault | locked |
| chrome | 9222 | Chrome | fixed |
`);
  const full = SAMPLE.replace("9000-9003", "9000-9001").replace("purpose: Core", 'purpose: "| <b> `x`"');
  expect(renderAgentsBlock(parsed(full).spec)).toContain("| core | 9000-9001 | \\| &lt;b&gt; \\`x\\` | full |");
});

it("tells how a service is made, started and tested", () => {
  const block = renderAgentsBlock(parsed().spec);
  for (const command of ["npx nx g service <name> --range=<range>", "npx nx serve <name>", "npx nx test <name>"])
    expect(block).toContain(`\n${command} `);
});

it("names the variable of a URL beside that of its port", () => {
  const text = SAMPLE.replace("env: API_PORT", "env: API_PORT\n    url: VITE_API_URL");
  expect(renderAgentsBlock(parsed(text).spec)).toContain("| `API_PORT`, `VITE_API_URL` | active |");
});
