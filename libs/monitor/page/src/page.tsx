import { Feed } from "./feed/feed.tsx";
import { Graph } from "./graph/graph.tsx";
import { Counts } from "./header/counts.tsx";
import { Header } from "./header/header.tsx";
import { ThemeButton } from "./header/theme-button.tsx";
import { KeySheet } from "./keys/key-sheet.tsx";
import { PortMap } from "./map/port-map.tsx";
import { Notices } from "./notices/notices.tsx";
import { Panel } from "./panel/panel.tsx";
import { ServicesTable } from "./services/services-table.tsx";
import { announcement } from "./store/announce.ts";
import { selected } from "./store/selection.ts";
import { stale } from "./store/stale.ts";
import { Versions } from "./versions/versions.tsx";

/** The whole page. A selected number turns the right column into its panel: nothing is covered, nothing shifts. */
export function Page() {
  const port = selected.value;
  return (
    <div class="frame" data-stale={stale.value || undefined}>
      <Header />
      <KeySheet />
      <Counts />
      <Notices />
      <main class="regions">
        <div class="left">
          <PortMap />
          <ServicesTable />
        </div>
        <div class="right">
          <div class="panel-place" hidden={port === undefined}>
            {port !== undefined && <Panel key={port} port={port} />}
          </div>
          <div class="about" hidden={port !== undefined}>
            <Graph />
            <Feed />
            <Versions />
          </div>
        </div>
      </main>
      <footer class="phone-foot">
        <ThemeButton hasWords />
      </footer>
      <p class="heard-only" role="status">
        {announcement}
      </p>
    </div>
  );
}
