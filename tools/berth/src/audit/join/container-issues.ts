import type { Issue } from "./audit.ts";
import { type Scene, spotOf } from "./scene.ts";
import { isInside, type Sighting } from "./sort-spots.ts";

/** Numbers inside of containers that are called as if they were those of the host. */
export function containerIssues({ byPort, rows, sightings }: Scene): Issue[] {
  const mapped = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const { containerPort = sighting.port, port } = sighting;
    if (containerPort === port) continue;
    const key = `${containerPort} ${port}`;
    mapped.set(key, [...(mapped.get(key) ?? []), sighting]);
  }
  return [...mapped.values()].flatMap((all): Issue[] => {
    const [{ containerPort: inside = 0, name, port } = {} as Sighting] = all;
    const named = byPort.get(inside) ?? [];
    // Where it is the number of something on the host as well, that may be what is called.
    const isTaken = named.some((one) => one.role !== "connects" && !isInside(one));
    const callers = named.filter((one) => one.role === "connects" && isLoopback(one.host) && !isInside(one));
    if (isTaken || callers.length === 0 || rows.has(inside)) return [];
    return [
      {
        kind: "container-and-host",
        // A script may call it in the container, by docker exec.
        urgency: callers.every(({ path }) => path.endsWith(".sh")) ? "know" : "correct",
        ports: [inside, port].sort((one, other) => one - other),
        message:
          `localhost:${inside} is called, which is the number of ${name ?? "a program"} inside its container; ` +
          `on the host it is ${port}.`,
        advice: `Call localhost:${port} from the host. ${inside} is right in the container, and from other containers.`,
        spots: [...all, ...callers].map(spotOf),
      },
    ];
  });
}

const isLoopback = (host = ""): boolean => /^(?:localhost|127\.[\d.]+|\[?::1\]?)$/.test(host);
