import type { FeedAddress } from "./feed/find-feed.ts";

/** What a monitor shows, and to whom. */
export interface MonitorOptions {
  /** The folder of the workspace; undefined where there is none, as in a container: the page says so. */
  root: string | undefined;
  /**
   * Names besides those of this machine under which people open the page, such as `foundation.example`. A page of
   * another name gets nothing, because a name can be rebound to this address.
   */
  hosts?: readonly string[];
  /** What everybody has to bring who opens the page or uses its API. Default: nothing. */
  token?: string | undefined;
  /** Where the feed is. Default: where the spec says, on this machine. */
  feed?: FeedAddress;
  /** The variable of the feed's port. Default: FOUNDATION_PORT, or that of the only row with protocol WS. */
  feedVariable?: string;
}
