import { computed, effect, signal } from "@preact/signals";
import { readChoice, rememberChoice } from "./remember.ts";

type Theme = "light" | "dark";

const system = signal<Theme>("light");
const chosen = signal(asTheme(readChoice("theme")));

/** The theme that is drawn: the chosen one, else the system's. */
export const theme = computed<Theme>(() => chosen.value ?? system.value);

/** Changes to the other theme. The system's own theme is no choice: the page follows the system again. */
export function turnTheme(): void {
  const other = theme.peek() === "dark" ? "light" : "dark";
  chosen.value = other === system.peek() ? undefined : other;
  rememberChoice("theme", chosen.peek());
}

/** Follows the system and writes the theme where the styles look for it. */
export function startTheme(): void {
  const query = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    system.value = query.matches ? "dark" : "light";
  };
  query.addEventListener("change", follow);
  follow();
  effect(() => {
    document.documentElement.dataset["theme"] = theme.value;
  });
}

function asTheme(text: string | undefined): Theme | undefined {
  return text === "light" || text === "dark" ? text : undefined;
}
