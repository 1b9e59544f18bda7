import { endianness } from "node:os";
import { describe, expect, it } from "vitest";
import { parseSocketTable as parseInto, type SocketRow } from "./socket-table.ts";

/** The rows of one port. */
function parseSocketTable(text: string, port: number, family: 4 | 6): SocketRow[] {
  const rows: SocketRow[] = [];
  parseInto(text, new Map([[port, rows]]), family);
  return rows;
}

const header = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";

describe.skipIf(endianness() !== "LE")("parseSocketTable", () => {
  it("reads address, state, user and inode of an IPv4 row", () => {
    const text = `${header}
   0: 0100007F:233D 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 634 1 0 100 0 0 10 0
   1: 0100007F:233E 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 635 1 0 100 0 0 10 0`;
    expect(parseSocketTable(text, 0x233d, 4)).toEqual([
      { address: "127.0.0.1", family: 4, listening: true, uid: 1000, inode: 634 },
    ]);
  });

  it("reads IPv6 addresses the way people write them", () => {
    const row = (hex: string) => `0: ${hex}:233D 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 634 1`;
    const address = (hex: string) => parseSocketTable(row(hex), 0x233d, 6)[0]?.address;
    expect(address("00000000000000000000000000000000")).toBe("::");
    expect(address("00000000000000000000000001000000")).toBe("::1");
    expect(address("B80D0120000000000000000001000000")).toBe("2001:db8::1");
  });

  it("ignores the other end of connections, and sockets that wait out their time", () => {
    const text = `${header}
   0: 0100007F:A000 0100007F:233D 01 0:0 00:0 0 0 0 700 1
   1: 0100007F:233D 0100007F:A000 06 0:0 00:0 0 0 0 0 1`;
    expect(parseSocketTable(text, 0x233d, 4)).toEqual([]);
  });

  it("survives nonsense", () => {
    expect(parseSocketTable("", 9021, 4)).toEqual([]);
    expect(parseSocketTable(":233D\n\n", 0x233d, 4)).toEqual([]);
  });
});
