import { type PortRow, renderServicePorts, type Spec, wrapBlock } from "@berth/registry";
import type { RootPackage } from "../workspace/read-root-package.ts";
import { pathToRoot, versionsFor } from "../workspace/versions-for.ts";
import { type ImageSteps, imageSteps } from "./image-steps.ts";
import { speaksHttp, speaksWs } from "./protocols.ts";

/** What a template may say. No port number: a service names its variables and nothing else. */
export interface TemplateData {
  name: string;
  /** Where its files are, relative to the root: `services/price-alerts`. */
  folder: string;
  title: string;
  purpose: string;
  ports: TemplatePort[];
  /** The managed block of its README, with the markers. */
  portList: string;
  /** The variable of the port on which the service's routes answer. */
  appPort: string;
  /** Whether the service publishes a feed: one of its ports speaks WebSocket. */
  feed: boolean;
  /** Whether the feed has a port to itself, because another port speaks plain HTTP. */
  feedApart: boolean;
  /** Its package, with the scope of the root's: `@acme/price-alerts`. */
  packageName: string;
  /** From its folder to the root of the workspace: `../..`. */
  root: string;
  /** The version of each package that it may need: `versions.vitest`, `versions.[@berth/service]`. */
  versions: Readonly<Record<string, string>>;
  /** Whether its configuration for Nx is in project.json, instead of in package.json. */
  useProjectJson: boolean;
  /** What runs Nx: `npx nx`. */
  nx: string;
  image: ImageSteps;
  /** Whether the workspace keeps files out of images itself. */
  hasDockerignore: boolean;
}

/** Where a service is made. */
export interface Surroundings {
  /** Its folder, relative to the root. */
  folder: string;
  root: RootPackage;
  useProjectJson: boolean;
  /** Names in the root of the workspace. */
  rootNames: readonly string[];
}

export interface TemplatePort {
  env: string;
  protocol: string;
  /** What answers there: the feed alone, or else the service's routes. */
  feedOnly: boolean;
}

/** The data of a service, from its rows: those of a service with two ports share one template. */
export function templateData(
  spec: Spec,
  rows: readonly PortRow[],
  { folder, root, rootNames, useProjectJson }: Surroundings,
): TemplateData {
  const [first] = rows;
  if (!first) throw new Error("A service has at least one row.");
  const feed = rows.some(speaksWs);
  const feedApart = rows.some((row) => row.protocol === "WS") && rows.some(speaksHttp);
  const ports = rows.map(({ env, protocol }) => ({
    env,
    protocol,
    feedOnly: feedApart && protocol === "WS",
  }));
  const appPort = ports.find((port) => !port.feedOnly)?.env ?? first.env;
  return {
    name: first.service,
    folder,
    title: first.title,
    purpose: rows.map((row) => row.purpose).join("; "),
    ports,
    portList: wrapBlock(renderServicePorts(spec, first.service)),
    appPort,
    feed,
    feedApart,
    packageName: packageNameOf(first.service, folder, root.name),
    root: pathToRoot(folder),
    versions: versionsFor(root, folder),
    useProjectJson,
    nx: root.manager.nx,
    image: imageSteps(root.manager),
    hasDockerignore: rootNames.includes(".dockerignore"),
  };
}

/**
 * Always scoped: the package manager links the packages of its workspace into node_modules, where a service `redis`
 * would take the place of the client of that name. The scope is the root's, else the folder of the services.
 */
function packageNameOf(service: string, folder: string, rootName: string | undefined): string {
  const [scope] = /^@[^/]+(?=\/)/.exec(rootName ?? "") ?? [`@${folder.split("/").at(-2)}`];
  return `${scope}/${service}`.toLowerCase();
}
