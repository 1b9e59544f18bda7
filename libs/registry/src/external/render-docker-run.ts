import { environmentOf, mountsOf } from "../derived/compose/compose-services.ts";
import type { PortRow } from "../spec/spec.ts";
import { referenceOf } from "./container-env.ts";

/**
 * The command that starts the container of these rows (those of one service) as compose.yaml does; undefined where they
 * have no image. One argument a line.
 */
export function renderDockerRun(rows: readonly PortRow[]): string[] | undefined {
  const [first] = rows;
  const image = rows.find((row) => row.image !== undefined)?.image;
  if (!first || image === undefined) return undefined;
  const command = rows.find((row) => row.healthcheck !== undefined)?.healthcheck;
  const lines = [
    "docker run -d",
    `  --name ${first.service}`,
    ...rows.map((row) => {
      const suffix = row.protocol === "UDP" ? "/udp" : "";
      return `  -p 127.0.0.1:${row.port}:${row.container ?? row.port}${suffix}`;
    }),
    ...environmentOf(rows).map(([name, value]) => `  -e ${name}=${argument(value)}`),
    ...mountsOf(rows).map((mount) => `  -v ${mount}`),
    ...(command === undefined ? [] : [`  --health-cmd ${quote(command)}`]),
    "  --restart unless-stopped",
    `  ${image}`,
  ];
  return lines.map((line, index) => (index < lines.length - 1 ? `${line} \\` : line));
}

/** The shell stops where the variable is not set: an empty password is an open door. */
function argument(value: string): string {
  const variable = referenceOf(value);
  return variable === undefined ? quote(value) : `"\${${variable}:?}"`;
}

/** As one word of a POSIX shell, whatever it holds. */
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
