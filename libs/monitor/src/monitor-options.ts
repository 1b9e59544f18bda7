import type { Feed } from "@berth/feed";

/** What a monitor shows, and to whom. */
export interface MonitorOptions {
  /** The folder of the workspace; undefined where there is none, as in a container: the page says so. */
  root: string | undefined;
  /**
   * Names besides those of this machine under which people open the page, such as `foundation.example`. A page of
   * another name gets nothing, because a name can be rebound to this address.
   */
  hosts?: readonly string[];
  /** The feed of this process, where it is the one that serves it. */
  feed?: Feed;
}
