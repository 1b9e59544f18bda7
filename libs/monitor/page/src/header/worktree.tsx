import type { WorkspaceView } from "../../../src/api/monitor-state.ts";

/** The checkout that is looked at; the others of the repository are in its menu. */
export function Worktree({ workspace }: { workspace: WorkspaceView }) {
  const { worktree, otherWorktrees: others } = workspace;
  const label = (
    <>
      <span class="worktree-word">worktree </span>
      <b>{worktree}</b>
      {others.length > 0 && <span class="worktree-count"> 1 of {others.length + 1}</span>}
    </>
  );
  if (others.length === 0) return <span class="worktree detail">{label}</span>;
  return (
    <details class="worktree detail">
      <summary>{label}</summary>
      <ul>
        {others.map(({ name, path }) => (
          <li key={path}>
            <b>{name}</b> <code class="second">{path}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
