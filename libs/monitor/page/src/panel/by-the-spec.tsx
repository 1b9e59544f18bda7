import type { PortStory, PortView, RangeView, VersionView } from "../../../src/api/monitor-state.ts";
import { Facts } from "./facts.tsx";
import { Path } from "./path.tsx";

interface SpecProps {
  view: PortView | undefined;
  range: RangeView | undefined;
  story: PortStory | undefined;
}

/** What the spec says about a number, and where the code reads its variable. */
export function BySpec({ view, range, story }: SpecProps) {
  const row = view?.row;
  return (
    <Facts
      facts={[
        ["variable", row?.env, true],
        ["title", row?.title],
        ["owner", row?.owner, row?.owner?.includes("/")],
        ["status", row && [row.status, row.protocol, row.exclusive && "exclusive"].filter(Boolean).join(", ")],
        ["purpose", row?.purpose],
        ["range", range ? `${range.id}, ${range.purpose}` : row && "none"],
        ["shown under", row?.shownUnder],
        ["read in", story && row && (story.readers.length > 0 ? <Lines lines={story.readers} /> : "no code"), true],
        ["history", story && <Lines lines={story.history.map(versionText)} fallback="no version names it" />],
      ]}
    />
  );
}

const Lines = ({ lines, fallback = "" }: { lines: readonly string[]; fallback?: string }) =>
  lines.length === 0
    ? fallback
    : lines.map((line) => (
        <div key={line}>
          <Path text={line} />
        </div>
      ));

const versionText = ({ version, date, change }: VersionView): string => `${version}, ${date}, ${change}`;
