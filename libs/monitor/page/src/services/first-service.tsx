import { Command } from "../panel/command.tsx";
import { nextRange } from "../store/chosen-range.ts";
import { isNow } from "../store/state.ts";

/** What stands in place of a table without services. */
export function FirstService() {
  if (!isNow.value) return <p class="empty second">No service had a number yet.</p>;
  const command = nextRange.value?.command;
  return (
    <div class="empty">
      <p>No service has a number yet.{command && " The first one comes with this command:"}</p>
      {command && <Command text={command} />}
    </div>
  );
}
