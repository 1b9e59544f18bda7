import { expect, it } from "vitest";
import { makeWorkspace } from "../../test/workspace.ts";
import { readPeer } from "./read-peer.ts";

const read = (env: NodeJS.ProcessEnv, file = "FOUNDATION_PORT=9000\n") =>
  readPeer("FOUNDATION_PORT", env, [makeWorkspace({ "config/ports.env": file })]);

it("takes the port of another service from the file or the environment, and its host from the environment", () => {
  expect(read({})).toEqual({ host: "127.0.0.1", port: 9000 });
  expect(read({ FOUNDATION_PORT: "19000", FOUNDATION_HOST: "::1" })).toEqual({ host: "[::1]", port: 19000 });
  expect(read({ FOUNDATION_HOST: "foundation" })).toEqual({ host: "foundation", port: 9000 });
});

it.each([
  [{ FOUNDATION_PORT: "tcp://10.0.0.1:9000" }, "enableServiceLinks: false"],
  [{ FOUNDATION_HOST: "localhost" }, "Expected 127.0.0.1"],
  [{ FOUNDATION_HOST: "ws://foundation" }, "without a scheme or a port"],
  [{ FOUNDATION_HOST: "a/b" }, "without a scheme or a port"],
])("refuses %j", (env, text) => {
  expect(() => read(env)).toThrow(text);
});
