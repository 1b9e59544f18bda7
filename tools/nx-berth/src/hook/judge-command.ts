import { lintText } from "@berth/guard";
import { type Failure, type Spec, writesPort } from "@berth/registry";

/**
 * What a shell command does with ports of the spec that it must not: bind or publish one by its number, or write one into a
 * file. To ask who answers on a port (`curl :9000`) is nobody's harm, and neither is a number that the spec doesn't know.
 */
export async function judgeCommand(command: string, spec: Spec): Promise<Failure[]> {
  const isOurs = (port: number) => spec.ports.some((row) => row.port === port);
  const findings = await lintText("the command.sh", command, spec);
  const taking = findings.filter(({ kind, port }) => (kind === "bind" || kind === "publish") && isOurs(port));
  if (taking.length > 0) return taking;
  if (!writesPort(command, spec)) return [];
  return [
    {
      code: "PORT_HARDCODED",
      message: "The command writes a port of the spec into a file as a number.",
      fix: "Write what reads the port's variable instead; npx berth list shows them all.",
    },
  ];
}
