/** A word of a command: its value without quotes, expansions masked by \uFFFC, and the value's offset in the script. */
export interface Word {
  text: string;
  start: number;
}

/** `/usr/bin/nc` -> `nc` */
export function baseName(word: string): string {
  return word.slice(word.lastIndexOf("/") + 1);
}
