import type { PackageManager } from "./package-manager.ts";

/**
 * What to do about the lockfile after a service was made in a folder whose packages the package manager installs. Its
 * targets need no install, but a clean install refuses a lockfile without the new member.
 */
export const noteLockfile = ({ cleanInstall, install, lockfile, name }: PackageManager, folder: string): string =>
  `${folder} is a member of the ${name} workspace. Run ${install}, which adds it to ${lockfile}, before you commit: ` +
  `${cleanInstall} expects it there.`;
