import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Failure, findNameFault } from "@berth/registry";

/**
 * The reason why no workspace can be made under a name, or undefined.
 *
 * @param cwd absolute path of the folder that the workspace's folder goes into
 */
export function findWorkspaceFault(cwd: string, name: string): Failure | undefined {
  const fault = findNameFault(name, "workspace");
  if (fault) return fault;
  if (existsSync(join(cwd, name)))
    return {
      code: "FILE_EXISTS",
      message: `${name} exists already. Nothing was changed.`,
      fix: `Choose another name. To add Berth to the Nx workspace in ${name}: cd ${name} && npx nx add nx-berth`,
    };
  return undefined;
}
