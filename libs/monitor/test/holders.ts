import type { PortHolder } from "@berth/service/ports";

/** The workspace of the tests that look at no disk. */
export const ROOT = "/work/shop";

const STARTED = new Date("2026-01-19T08:00:00.250Z");

/** A process that listens on loopback. */
export function holder(command: string, folder: string, service?: [name: string, root: string]): PortHolder {
  return {
    process: { pid: 7, command: command.split(" "), folder, startedAt: STARTED },
    cutOff: false,
    service: service && { name: service[0], root: service[1] },
    user: "ann",
    sockets: [{ address: "127.0.0.1", family: 4, listening: true, uid: 1000, inode: 1 }],
  };
}

/** A service of the workspace, or of another checkout. */
export const serviceHolder = (name: string, root = ROOT): PortHolder =>
  holder("node src/main.ts", `${root}/services/${name}`, [name, root]);

export const STRANGER = holder("/usr/bin/python3 -m http.server", "/home/ann");
export const HIDDEN: PortHolder = { ...STRANGER, process: undefined };
