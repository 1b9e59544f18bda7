import { words } from "./name-pattern.ts";
import lists from "./words.json" with { type: "json" };

/** The lower-case words of a name: `httpServerPort`, `HTTP_SERVER_PORT`, `http-server.port` are http, server, port. */
export function wordsOf(name: string): readonly string[] {
  return (
    name
      .replace(/([a-z\d])([A-Z])/g, "$1 $2")
      // Without a run of capitals in it, which would be tried anew from each of its letters.
      .replace(/([A-Z])(?=[A-Z][a-z])/g, "$1 ")
      .split(/[^A-Za-z\d]+/)
      .filter((word) => word !== "")
      .map((word) => word.toLowerCase())
  );
}

// A name with one of these counts, bounds or schedules ports; it is not the number of one.
const NOT_ONE_PORT = words(lists.notOnePort);
// Any word that ends in port, but for those that are no ports.
const COMPOUND = new RegExp(
  `^(?!(?:${lists.otherThanPorts.join("|")})port)\\w*port(?:${lists.portEndings.join("|")})?\\d?$`,
);

/** True for a name that holds one port: PORT, httpPort, server_port, port_number; not for viewport or port_range. */
export function namesPort(name: string): boolean {
  const words = wordsOf(name);
  if (!words.some((word) => COMPOUND.test(word))) return false;
  return !words.some((word) => NOT_ONE_PORT.test(word));
}

const ADDRESS = words(lists.address);

/** True for a name that holds an address: addr, bindAddress, API_URL, bootstrap.servers. */
export function namesAddress(name: string): boolean {
  return namesPort(name) || wordsOf(name).some((word) => ADDRESS.test(word));
}

const CONNECTS = words(lists.connects);
const BINDS = words(lists.binds);

// Clients have a `server` too: a later name that connects wins over these.
const WEAK = /^(server|app|dev)$/;

/**
 * Whether names around a port speak of reaching something elsewhere (connect) or of a place of one's own (bind). The
 * first name that says either decides, so hand in the nearest first. Undefined when none does.
 */
export function kindByNames(names: readonly string[]): "bind" | "connect" | undefined {
  let weak: "bind" | undefined;
  for (const name of names) {
    const words = wordsOf(name);
    if (words.some((word) => CONNECTS.test(word) || CONNECTS.test(word.replace(/s$/, "")))) return "connect";
    if (words.some((word) => BINDS.test(word) && !WEAK.test(word))) return "bind";
    if (words.some((word) => WEAK.test(word))) weak = "bind";
  }
  return weak;
}
