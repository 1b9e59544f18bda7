import { describe, expect, it } from "vitest";
import { kindByNames, namesAddress, namesPort, wordsOf } from "./words.ts";

describe("the words of a name", () => {
  it("are the same in every way of writing", () => {
    for (const name of ["httpServerPort", "HTTP_SERVER_PORT", "http-server.port", "HTTPServerPort"])
      expect(wordsOf(name)).toEqual(["http", "server", "port"]);
  });

  it("are found in a name of any length, such as one of half a million capitals", () => {
    expect(wordsOf(`${"X".repeat(500_000)}=aHTTPServer`)).toEqual(["x".repeat(500_000), "a", "http", "server"]);
  });

  it.each(["PORT", "port", "httpPort", "server_port", "PGPORT", "port_number", "DEFAULT_PORT", "port2", "--port"])(
    "%s names a port",
    (name) => expect(namesPort(name)).toBe(true),
  );

  it.each([
    "export",
    "transport",
    "viewport",
    "report",
    "support",
    "MAX_PORT",
    "port_range",
    "portCount",
    "serialPort",
    "timeout",
  ])("%s names none", (name) => expect(namesPort(name)).toBe(false));

  it("tell addresses", () => {
    expect(["addr", "bootstrap.servers", "API_URL", "listen"].every(namesAddress)).toBe(true);
    expect(["name", "image", "version"].some(namesAddress)).toBe(false);
  });

  it("tell clients from servers, the nearest name first, and a client of a server is a client", () => {
    expect(kindByNames(["port", "redis"])).toBe("connect");
    expect(kindByNames(["port", "listener", "redis"])).toBe("bind");
    expect(kindByNames(["server_address", "start_client"])).toBe("connect");
    expect(kindByNames(["SERVER_PORT"])).toBe("bind");
    expect(kindByNames(["port"])).toBeUndefined();
  });
});
