import type { Spec } from "./spec.ts";

/** The folder in which services are written unless the spec's settings name another one. */
export const SERVICES_FOLDER = "services";

/** The folder of this workspace's services, relative to its root. */
export const servicesFolder = ({ settings }: Pick<Spec, "settings">): string => settings.services ?? SERVICES_FOLDER;

/** A folder as the owner of a row: a slash tells `web/` from a team or a program that is called `web`. */
export const ownerOfFolder = (folder: string): string => (/^\.|\//.test(folder) ? folder : `${folder}/`);

/** The folder of one service, such as `services/price-alerts`. */
export const folderOf = (spec: Pick<Spec, "settings">, service: string): string => `${servicesFolder(spec)}/${service}`;
