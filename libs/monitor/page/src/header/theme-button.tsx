import { ThemeMark } from "../marks/marks.tsx";
import { theme, turnTheme } from "../store/theme.ts";

/** Turns the page dark or light. In the header the mark stands alone. */
export function ThemeButton({ hasWords = false }: { hasWords?: boolean }) {
  const other = theme.value === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      class={hasWords ? "framed" : "framed mark-only theme-button"}
      aria-label={`Theme: ${other}`}
      title={`Turn ${other} (d)`}
      onClick={turnTheme}
    >
      <ThemeMark />
      {hasWords && `Theme: ${other}`}
    </button>
  );
}
