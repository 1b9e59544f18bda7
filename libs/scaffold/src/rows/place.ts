import type { Protocol } from "@berth/registry";
import type { Container } from "./read-container.ts";

/**
 * Where a service lives: in a folder that is made for it, in a project that is there already, or in a container of an
 * image from elsewhere.
 */
export interface Place {
  kind: "folder" | "project" | "container";
  /** Who binds its ports. */
  owner: string;
  /** Served on its port unless the request says otherwise. */
  protocol: Protocol | undefined;
  /** What its row says of a container; nothing for a folder. */
  container: Container;
}
