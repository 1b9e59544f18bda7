const NUMBER = /^(0[xX][\da-fA-F]+?|0[oO][0-7]+|0[bB][01]+|\d+(?:\.\d*)?(?:[eE]\+?\d+)?)(?:[iu](?:\d+|size)|[lLn])?$/;

/** The value of an integer in any notation: `9_010`, `0x2332`, `9.01e3`, `8080u16`; undefined for other numbers. */
export function readNumber(text: string): number | undefined {
  const digits = NUMBER.exec(text.replaceAll("_", ""))?.[1];
  const value = Number(digits);
  return digits !== undefined && Number.isSafeInteger(value) ? value : undefined;
}
