import { expect, it } from "vitest";
import { parsed, SAMPLE, sampleRow } from "../../test/sample.ts";
import type { PortRange, Spec } from "../spec/spec.ts";
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

it("has the commands of berth alone in a workspace without Nx", () => {
  const block = renderAgentsBlock({ ...parsed().spec, settings: { commands: "berth" } });
  expect(block).toContain("Get one with `berth reserve` only.");
  expect(block).toContain(`
berth reserve <name> --range=<range>   # a port for a service
berth list                             # every port, every range, what is free
`);
  expect(block).toContain("\nberth sync  ");
  expect(block).not.toMatch(/\bnpx\b|\bnx\b/);
});

it("names the variable of a URL beside that of its port", () => {
  const text = SAMPLE.replace("env: API_PORT", "env: API_PORT\n    url: VITE_API_URL");
  expect(renderAgentsBlock(parsed(text).spec)).toContain("| `API_PORT`, `VITE_API_URL` | active |");
});

/** A spec with this many services in use, in ranges of a hundred ports. */
function specOf(count: number, more: Partial<PortRange> = {}): Spec {
  const ranges = Array.from({ length: 12 }, (_, at) => ({
    ...{ id: `team-${at}`, from: 9000 + at * 100, to: 9099 + at * 100, purpose: `Services of team ${at}` },
    policy: "open" as const,
    ...more,
  }));
  const ports = Array.from({ length: count }, (_, at) => sampleRow(9000 + at));
  return { ...parsed().spec, ranges, ports };
}

it.each([5, 40])("lists each of %i services", (count) => {
  const block = renderAgentsBlock(specOf(count));
  expect(block.match(/^\| \*\*\d+\*\* \|/gm)).toHaveLength(count);
  expect(block).toContain("| team-0 | 9000-9099 | Services of team 0 | ");
  expect(block).not.toContain("Used");
});

it.each([41, 1000])("tells %i services by their ranges, in less than 4 kB", (count) => {
  const block = renderAgentsBlock(specOf(count));
  expect(block).not.toMatch(/\*\*\d+\*\*/);
  expect(block).toContain(`
${count} ports are assigned. Ask for one with \`npx berth who <port>\`, for all with \`npx berth list\`.
`);
  expect(Buffer.byteLength(block)).toBeLessThan(4000);
});

it("tells how many ports of a range are used and free, and the next one", () => {
  expect(renderAgentsBlock(specOf(41))).toContain(`
| Range | Ports | Purpose | Used | Free |
| --- | --- | --- | --- | --- |
| team-0 | 9000-9099 | Services of team 0 | 41 | 59, next 9041 |
| team-1 | 9100-9199 | Services of team 1 | 0 | 100, next 9100 |
`);
  expect(renderAgentsBlock(specOf(1000))).toContain("| team-9 | 9900-9999 | Services of team 9 | 100 | full |");
});

it("stays below 4 kB with any purpose, and says how many ranges it leaves out", () => {
  const block = renderAgentsBlock(specOf(1000, { purpose: "<港>".repeat(66) }));
  expect(Buffer.byteLength(block)).toBeLessThan(4000);
  expect(block).toMatch(/^\d+ more ranges: `npx berth list`\.$/m);
});

it("differs for two branches that give one number to two services, so that git doesn't merge them silently", () => {
  const spec = specOf(50);
  const branch = (service: string) =>
    renderAgentsBlock({ ...spec, ports: [...spec.ports, sampleRow(9050, { service })] });
  expect(branch("alert")).not.toBe(branch("billing"));
});
