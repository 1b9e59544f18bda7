import { readFileSync } from "node:fs";
import { type Failure, type PortRange, type Spec, spanOf, whyForbidden } from "@berth/registry";

/** Numbers of this very system that it hands to outgoing connections, less those it was told to leave alone. */
export interface EphemeralPorts {
  from: number;
  to: number;
  reserved: readonly { from: number; to: number }[];
}

/** Reads the system's ephemeral ports; IANA's range (RFC 6335), which macOS and Windows use, where it doesn't tell. */
export function readEphemeralPorts(): EphemeralPorts {
  const folder = "/proc/sys/net/ipv4";
  const [from, to] = read(`${folder}/ip_local_port_range`).trim().split(/\s+/).map(Number);
  if (!from || !to) return { from: 49152, to: 65535, reserved: [] };
  return { from, to, reserved: parseSpans(read(`${folder}/ip_local_reserved_ports`)) };
}

/** `9000-9009,9222` as spans; empty for an empty line. */
export function parseSpans(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/(\d+)(?:-(\d+))?/g)].map(([, from, to]) => ({
    from: Number(from),
    to: Number(to ?? from),
  }));
}

/**
 * Warnings (PORT_UNSAFE) for ranges that reach into the ephemeral ports: any program's outgoing connection may sit on
 * such a number at the moment its service starts; and for ranges with numbers that browsers refuse. One warning for
 * each range.
 */
export function findHazards(spec: Spec, system: EphemeralPorts): Failure[] {
  return spec.ranges.flatMap((range) => [...warnOfEphemeral(range, system), ...warnOfBlocked(range)]);
}

function warnOfEphemeral(range: PortRange, { from, reserved, to }: EphemeralPorts): Failure[] {
  const first = Math.max(range.from, from);
  const last = Math.min(range.to, to);
  if (first > last || reserved.some((span) => span.from <= first && span.to >= last)) return [];
  const shared = spanOf({ from: first, to: last });
  return [
    {
      code: "PORT_UNSAFE",
      message: `Range ${range.id}: this system uses ${shared} for outgoing connections (${from}-${to}).`,
      fix: `Add ${shared} to net.ipv4.ip_local_reserved_ports (sysctl) on this machine, or move the range.`,
    },
  ];
}

function warnOfBlocked(range: PortRange): Failure[] {
  const numbers = Array.from({ length: range.to - range.from + 1 }, (_, at) => range.from + at);
  const blocked = numbers.filter((port) => port >= 1024 && whyForbidden(port) !== undefined);
  if (blocked.length === 0) return [];
  return [
    {
      code: "PORT_UNSAFE",
      message: `Range ${range.id}: browsers and fetch refuse to connect to ${blocked.join(", ")}.`,
      fix: "No port is assigned there. Move the rows that have one.",
    },
  ];
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
