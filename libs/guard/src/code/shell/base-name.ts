/** `/usr/bin/nc` -> `nc` */
export function baseName(word: string): string {
  return word.slice(word.lastIndexOf("/") + 1);
}
