import type { PortPlace } from "../../../places/port-place.ts";
import type { Word } from "../word.ts";

/** `ssh -L 8080:db:5432`: the near end is opened here; -R opens it on the far side. */
export function findInTunnel(words: readonly Word[]): readonly PortPlace[] {
  return words.flatMap(({ text, start }, index) => {
    const flag = /^-[A-Za-z]*[LD]$/.test(words[index - 1]?.text ?? "")
      ? ""
      : (/^-[LD](?=\d)/.exec(text)?.[0] ?? undefined);
    if (flag === undefined) return [];
    const match = /^(?:[\w.*[\]]+:)?(\d{2,5})(?=$|:[^:]+:\S+$)/.exec(text.slice(flag.length));
    const digits = match?.[1];
    if (match === null || digits === undefined) return [];
    const at = start + flag.length + match[0].length - digits.length;
    return [{ kind: "bind", port: Number(digits), start: at, end: at + digits.length }];
  });
}
