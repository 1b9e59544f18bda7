import type { App } from "@berth/service";
import type { MonitorContext } from "./context.ts";
import { addPageRoutes } from "./http/add-page-routes.ts";
import { addStateRoutes } from "./http/add-state-routes.ts";
import { addStoryRoutes } from "./http/add-story-routes.ts";
import { answerRefusals } from "./http/answer-refusals.ts";
import { EventStreams } from "./http/event-stream.ts";
import { createPageToken } from "./http/page-token.ts";
import { refuseForeignPages } from "./http/refuse-foreign-pages.ts";
import type { MonitorOptions } from "./monitor-options.ts";
import { Watcher } from "./watcher.ts";

/**
 * Serves the monitor of a workspace: its page at `/`, its API below `/api/monitor`. Its guards are those of its own
 * routes: other routes of the app keep theirs.
 */
export async function monitor(app: App, options: MonitorOptions): Promise<void> {
  await app.register(async (plain) => {
    const scope = plain as unknown as App;
    const token = createPageToken();
    const context: MonitorContext = {
      options,
      streams: new EventStreams(scope),
      watcher: new Watcher(options.root),
    };
    scope.addHook("onClose", async () => context.watcher.close());
    answerRefusals(scope);
    refuseForeignPages(scope, options.hosts ?? []);
    token.require(scope);
    addPageRoutes(scope, token.text);
    await scope.register(
      async (plainApi) => {
        const api = plainApi as unknown as App;
        addStateRoutes(api, context);
        addStoryRoutes(api, context);
      },
      { prefix: "/api/monitor" },
    );
  });
}
