import { CopyButton } from "../copy/copy-button.tsx";
import { clockTime } from "../words/clock-time.ts";
import type { FeedRow } from "./feed-rows.ts";

/** All of an event; of many in a second, the last one. */
export function FeedDetail({ row: { line, type, count } }: { row: FeedRow }) {
  return (
    <div class="feed-detail">
      <div class="feed-detail-title">
        <p>
          <b>{type}</b> {count > 1 && `the last of ${count}, `}id {line.id} from {line.source}, {clockTime(line.time)}
        </p>
        <CopyButton text={line.data} what={`data of event ${line.id}`} />
      </div>
      <pre>{pretty(line.data)}</pre>
    </div>
  );
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    // Long data is cut.
    return json;
  }
}
