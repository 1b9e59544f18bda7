import { readFileSync } from "node:fs";

/** What starts a process again after it was stopped: a systemd unit, or a container. */
export type Unit = { kind: "systemd"; name: string; isUsers: boolean } | { kind: "container"; id: string };

/**
 * Reads what keeps a process running; undefined for one that was started by hand, and on other systems than Linux.
 */
export function findUnit(pid: number): Unit | undefined {
  try {
    return parseCgroup(readFileSync(`/proc/${pid}/cgroup`, "utf8"));
  } catch {
    return undefined;
  }
}

/** Parses /proc/PID/cgroup, whose paths name unit and container: https://docs.kernel.org/admin-guide/cgroup-v2.html */
export function parseCgroup(text: string): Unit | undefined {
  const container = /(?:docker|libpod|cri-containerd|crio)[-/]([0-9a-f]{12})[0-9a-f]{52}/.exec(text);
  if (container?.[1]) return { kind: "container", id: container[1] };
  const path = /^0::(\/.*)$/m.exec(text)?.[1] ?? /:name=systemd:(\/.*)$/m.exec(text)?.[1] ?? "";
  // The innermost: a user's unit is inside of the user's own manager, which must not be stopped.
  const name = path.split("/").findLast((part) => part.endsWith(".service"));
  if (name === undefined || /^user@\d+\.service$/.test(name)) return undefined;
  return { kind: "systemd", name, isUsers: path.includes("/user@") };
}
