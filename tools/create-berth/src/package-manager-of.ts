import { PACKAGE_MANAGERS, type PackageManagerName } from "@berth/scaffold";

/**
 * The package manager that a program was started by.
 *
 * @param userAgent `npm_config_user_agent`, which all of them set, such as `pnpm/10.34.9 npm/? node/v22.22.3 linux x64`
 * @returns npm where there is none or an unknown one
 */
export function packageManagerOf(userAgent = ""): PackageManagerName {
  const name = userAgent.slice(0, userAgent.indexOf("/"));
  return PACKAGE_MANAGERS.find((known) => known === name) ?? "npm";
}
