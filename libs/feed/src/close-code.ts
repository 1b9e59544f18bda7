/** Why a feed ends a connection: https://www.iana.org/assignments/websocket/ */
export const closeCode = {
  goingAway: 1001,
  /** A binary frame. */
  unsupported: 1003,
  /** A frame that is none of ours, too many of them, or one that this feed does not take. */
  policy: 1008,
  /** A frame of more than 64 KiB. */
  tooBig: 1009,
  /** The client reads too slowly; it may come back. */
  tryAgainLater: 1013,
} as const;
