import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Failure, findNameFault as findServiceNameFault } from "@berth/registry";

/**
 * The reason why no workspace can be made under a name, or undefined.
 *
 * @param cwd absolute path of the folder that the workspace's folder goes into
 */
export function findNameFault(cwd: string, name: string): Failure | undefined {
  // The rules of a service's name are those of a package and a folder: lower case, no dots, no device names.
  const fault = findServiceNameFault(name);
  if (fault) return { ...fault, message: fault.message.replace("a service", "a workspace") };
  if (existsSync(join(cwd, name)))
    return {
      code: "FILE_EXISTS",
      message: `${name} exists already. Nothing was changed.`,
      fix: `Choose another name. To add Berth to the Nx workspace in ${name}: cd ${name} && npx nx add nx-berth`,
    };
  return undefined;
}
