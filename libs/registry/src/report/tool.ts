/** Who found it, for the formats that say so. */
export interface Tool {
  /** The word after `berth`. */
  command: string;
  version: string;
  /**
   * What stands before each path so that it begins at the repository's top level, with a final slash: GitHub knows
   * files by that name only. Empty for a workspace that is its repository.
   */
  prefix?: string;
}
