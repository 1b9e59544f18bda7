import { NAME_MAX_LENGTH, type PortRow, rowsOf, type Spec } from "@berth/registry";
import type { ProjectFolder } from "./project-folder.ts";

/** The rows of a project in use or reserved: those that its folder owns. */
const rowsOfProject = ({ ports }: Spec, { folder }: ProjectFolder): PortRow[] =>
  ports.filter(({ owner, status }) => status !== "retired" && owner?.replace(/\/$/, "") === folder);

/**
 * The service that a project is: the one whose rows its folder owns, else its name as the name of a service, such as
 * `web-app` for `@acme/Web_App`. May be no valid name.
 */
export function serviceOfProject(spec: Spec, project: ProjectFolder): string {
  const [owned] = rowsOfProject(spec, project);
  return owned?.service ?? toServiceName(project.name);
}

/** Whether the project's name or folder is a service that is in use. */
export const isInUse = (spec: Spec, service: string): boolean =>
  rowsOf(spec, service).some(({ status }) => status === "active");

/** Whether a request for a port means one project, which has no row that would say its range. */
export function needsRange(spec: Spec, projects: readonly ProjectFolder[] = []): boolean {
  const [project, ...others] = projects;
  return project !== undefined && others.length === 0 && rowsOf(spec, serviceOfProject(spec, project)).length === 0;
}

const toServiceName = (name: string): string =>
  name
    .replace(/^@[^/]*\//, "")
    .replaceAll(/([a-z\d])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, "-")
    .replaceAll(/^[-\d]+|-+$/g, "")
    .slice(0, NAME_MAX_LENGTH)
    .replace(/-$/, "");
