import { build } from "esbuild";
import { expect, it } from "vitest";

/** The packages that end up in a one-file bundle of this program. */
async function bundledPackages(program: string): Promise<Set<string>> {
  const stdin = { contents: program, resolveDir: import.meta.dirname };
  const options = { bundle: true, platform: "node", format: "esm", write: false, metafile: true } as const;
  const { metafile } = await build({ ...options, stdin });
  const names = Object.keys(metafile.inputs).map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}

const webSockets = ["@fastify/websocket", "ws"];
const serve = `import { serve } from "@berth/service"; await serve({ service: "hello", listeners: [] });`;

it("leaves WebSockets out of a service without a feed", async () => {
  const packages = await bundledPackages(serve);
  expect([...packages]).toContain("fastify");
  expect([...packages].filter((name) => webSockets.includes(name))).toEqual([]);
});

it("brings WebSockets along with a feed", async () => {
  const packages = await bundledPackages(`${serve} import { createFeed } from "./index.ts"; createFeed();`);
  expect([...packages]).toEqual(expect.arrayContaining(webSockets));
});
