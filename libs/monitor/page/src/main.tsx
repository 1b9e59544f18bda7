import { options, render } from "preact";
import "./style/tokens.css";
import "./style/type.css";
import "./style/controls.css";
import "./style/layout.css";
import { handleKey } from "./keys/keys.ts";
import { addPageKeys } from "./keys/page-keys.ts";
import { Page } from "./page.tsx";
import { announceTroubles } from "./store/announce-troubles.ts";
import { startClock } from "./store/clock.ts";
import { connect } from "./store/connection.ts";
import { markTab } from "./store/tab-mark.ts";
import { startTheme } from "./store/theme.ts";
import { followFragment } from "./store/url-state.ts";

// One update a frame at most, and none while the page is hidden.
options.debounceRendering = (draw) => requestAnimationFrame(draw);

if (import.meta.env.DEV) {
  const fixture = new URLSearchParams(location.search).get("fixture");
  if (fixture) (await import("./fixtures/serve-fixture.ts")).serveFixture(fixture);
}

startTheme();
startClock();
followFragment();
markTab();
announceTroubles();
addPageKeys();
document.addEventListener("keydown", handleKey);
const place = document.getElementById("page");
if (place) render(<Page />, place);
connect();
