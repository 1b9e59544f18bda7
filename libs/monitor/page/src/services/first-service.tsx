import { CopyButton } from "../copy/copy-button.tsx";
import { nextRange } from "../store/chosen-range.ts";

/** What stands in place of a table without services. */
export function FirstService() {
  const command = nextRange.value?.command;
  return (
    <div class="empty">
      <p>No service has a number yet.{command && " The first one comes with this command:"}</p>
      {command && (
        <p class="command">
          <code>{command}</code>
          <CopyButton text={command} what="the command" framed />
        </p>
      )}
    </div>
  );
}
