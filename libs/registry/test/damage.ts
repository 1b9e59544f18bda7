import fc from "fast-check";

/** What means something to YAML where it stands alone. */
const DAMAGE = [
  ..." \n#:'\"\\{}[],-|>&*!?%@`\t\r\u0000\u001f\u0085\u00a0\u2028~9é",
  "  ",
  "\n  ",
  "\n    ",
  "\n      ",
  " #",
  ": ",
  "- ",
  "? ",
  "&a ",
  "*a",
  "!!str ",
  "<<: ",
  "null",
  "\n---\n",
  "\n...\n",
  "\nports:\n",
  "\n    env: OTHER_PORT\n",
  "\n      env: OTHER_PORT\n",
  "env: OTHER_PORT",
  "9004: ",
];

/** The text after up to three small accidents between `begin` and its end. */
export const damaged = (text: string, begin = 0): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.integer({ min: begin, max: text.length }),
        cut: fc.nat(6),
        put: fc.constantFrom("", ...DAMAGE),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((damages) => damages.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), text));
