/** Where a text breaks the rules of its format, so that what follows may be read wrongly or not at all. */
export interface ReadFault {
  /** Offset into the text. */
  start: number;
  /** In words that go on with "cannot be read here:". */
  reason: string;
}

/** Takes the first fault of a text; readers go on as far as they can, whether it is given or not. */
export type OnFault = (fault: ReadFault) => void;
