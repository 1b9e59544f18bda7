import type { TakenElsewhere } from "@berth/registry";
import type { ProjectFolder } from "../wire/project-folder.ts";

/** A template's files: path below the service's folder (with its .hbs ending) -> text. */
export type Template = Readonly<Record<string, string>>;

/** A folder, as far as git could restore it. */
export interface FolderContents {
  /** The files that git has exactly as they are; `hash` is the sha256 (hex) of their bytes. */
  files: readonly { path: string; hash: string }[];
  /** What git doesn't have so, in words: `modified  services/billing/src/app.ts`. */
  unsaved: readonly string[];
  /** What git is told to ignore. */
  ignored: readonly string[];
}

/** What is set up in a workspace, besides its files. */
export interface Setup {
  /**
   * The versions of the packages in node_modules, of those that a service or the plugin needs. Undefined where there is
   * no node_modules to look into: before the first install, and with Yarn's Plug'n'Play.
   */
  installed?: Readonly<Record<string, string>> | undefined;
  /** Other plugins that have a generator named service; looked for by `init` alone. */
  rivals: readonly string[];
}

/** All a plan depends on, read at one moment. An argument, so planning stays a pure function. */
export interface Snapshot {
  /**
   * The text of spec/ports.yaml, of each derived file that exists, and of package.json and pnpm-workspace.yaml in the
   * root, by path.
   */
  files: Readonly<Record<string, string | undefined>>;
  /** Names in the root of the workspace. */
  rootNames: readonly string[];
  /** Names directly under the folder of the services. */
  serviceFolders: readonly string[];
  /** Names of the workspace's projects outside of it: Nx allows each name once. */
  projectNames: readonly string[];
  templates: Readonly<Record<string, Template>>;
  /** Numbers that are taken where this working copy doesn't show them. */
  elsewhere: readonly TakenElsewhere[];
  /** Places that could not be searched for such numbers, in words. */
  blindSpots: readonly string[];
  /** What lies in the folder that a run is to delete, if it is in git; looked at for such a run only. */
  contents?: FolderContents | undefined;
  /** How the workspace is set up; looked at for `init` and `check`, with the files that tell of it. */
  setup?: Setup | undefined;
  /**
   * The projects that a request for a port may mean, where the spec has no such service in use, and those of a service
   * that moves or retires; with their files among `files`.
   */
  projects?: readonly ProjectFolder[] | undefined;
  /** Services whose folder is there and has no Dockerfile: nothing of them can be built for a container. */
  withoutDockerfile?: readonly string[] | undefined;
  /** Why it is unknown which services have a Dockerfile: another thing stands in the place of their folder. */
  dockerfilesUnknown?: string | undefined;
  /** The day of the run, as 2026-01-19. */
  today: string;
}
