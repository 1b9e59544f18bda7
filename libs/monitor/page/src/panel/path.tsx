import type { ComponentChildren } from "preact";

/** Text that breaks after the slashes of its paths before it breaks within a name. Copied, it is as it was. */
export const Path = ({ text }: { text: string }): ComponentChildren =>
  text.split(/(?<=\/)/).flatMap((part, at) => (at === 0 ? [part] : [<wbr key={at} />, part]));
