/** Letters that lose nothing but their looks without their marks have a rule in Unicode; these have none. */
const LATIN: Readonly<Record<string, string>> = {
  ä: "ae",
  æ: "ae",
  đ: "d",
  ł: "l",
  ö: "oe",
  ø: "o",
  œ: "oe",
  ß: "ss",
  ü: "ue",
};

// ISO 9 in its simple form, letter by letter.
const CYRILLIC = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я і ї є ґ".split(" ");
const IN_LATIN = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g".split(" ");
const LETTERS: Readonly<Record<string, string>> = {
  ...LATIN,
  ...Object.fromEntries(CYRILLIC.map((letter, at) => [letter, (IN_LATIN[at] ?? "").replace("-", "")])),
};

/**
 * The words of a text in lower-case ASCII letters and digits: `Größe (MB)` -> `groesse`, `userService` ->
 * `user`, `service`. What stands in brackets explains and is no part of it. None where the script has no letters that
 * ASCII can stand for.
 */
export function toWords(text: string): string[] {
  const plain = text.replace(/\([^()]*\)|\[[^[\]]*\]/g, " ");
  return (plain.trim() === "" ? text : plain)
    .replace(/(\p{Ll}|\d)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/['’]|\p{M}/gu, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
