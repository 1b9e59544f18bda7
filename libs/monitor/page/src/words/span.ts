/** The numbers of a range as people read them: `9000–9009`, or the one. */
export const spanOf = ({ from, to }: { from: number; to: number }): string =>
  from === to ? `${from}` : `${from}–${to}`;
