import { keySheetOpen } from "../keys/key-sheet-open.ts";
import { BrandMark } from "../marks/marks.tsx";
import { shown } from "../store/state.ts";
import { workspaceName } from "../words/workspace-name.ts";
import { Live } from "./live.tsx";
import { SearchField } from "./search-field.tsx";
import { SkipLink } from "./skip-link.tsx";
import { ThemeButton } from "./theme-button.tsx";
import { Worktree } from "./worktree.tsx";
import "./header.css";

/** Which workspace this is, in which checkout, and how fresh the news are. */
export function Header() {
  const workspace = shown.value?.workspace;
  return (
    <header class="page-header">
      <SkipLink />
      <BrandMark />
      <h1 class="title">{workspace ? workspaceName(workspace.title) : "Berth"}</h1>
      {workspace && (
        <p class="spec second">
          spec <b>{workspace.version}</b> {workspace.status.toLowerCase()} · {workspace.date}
        </p>
      )}
      {workspace && <Worktree workspace={workspace} />}
      <SearchField />
      <Live />
      <ThemeButton />
      <button
        type="button"
        class="framed keys-button"
        aria-label="Keys"
        aria-expanded={keySheetOpen.value}
        title="Keys (?)"
        onClick={() => {
          keySheetOpen.value = !keySheetOpen.peek();
        }}
      >
        ?
      </button>
    </header>
  );
}
