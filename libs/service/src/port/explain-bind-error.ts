import { networkInterfaces } from "node:os";
import type { Config, PortSetting } from "../config/config.ts";
import type { Failure } from "../start-failure.ts";

/** Explains why the system refused a bind for any other reason than a busy port. */
export function explainBindError(
  error: NodeJS.ErrnoException,
  setting: PortSetting,
  config: Config,
  platform: NodeJS.Platform = process.platform,
): Failure {
  const { port, variable, source } = setting;
  if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") return refuseHost(config.host);
  if (error.code === "EACCES") {
    return {
      where: source,
      code: "PORT_DENIED",
      message: `This user is not allowed to listen on port ${port} (${variable}).`,
      details: explainDenial(port, platform),
    };
  }
  return {
    where: source,
    code: "PORT_UNUSABLE",
    message: `Cannot listen on ${config.host}, port ${port} (${variable}): ${error.message}.`,
    details: [],
  };
}

function explainDenial(port: number, platform: NodeJS.Platform): string[] {
  if (platform === "win32") {
    return [
      "Windows reserves ranges of ports for itself (Hyper-V, WSL); they move when it boots. To see them:",
      "  netsh int ipv4 show excludedportrange protocol=tcp",
    ];
  }
  return port < 1024
    ? ["Ports below 1024 need a privilege. Give the service a port above it in spec/ports.yaml; do not run it as root."]
    : ["A security policy of this machine (SELinux, AppArmor, seccomp) forbids the port; ask its administrator."];
}

function refuseHost(host: string): Failure {
  const own = Object.values(networkInterfaces()).flatMap((list) => list?.map((at) => at.address) ?? []);
  return {
    where: "environment",
    code: "HOST_UNKNOWN",
    message: `HOST is ${host}, which is not an address of this machine.`,
    details: [
      `Its addresses are ${own.join(", ")}.`,
      "Use 127.0.0.1 for this machine only, 0.0.0.0 or :: for all interfaces (in a container).",
    ],
  };
}
