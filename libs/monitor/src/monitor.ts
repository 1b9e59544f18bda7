import type { App } from "@berth/service";
import { addActionRoutes } from "./actions/add-action-routes.ts";
import { ServiceActions } from "./actions/service-actions.ts";
import type { MonitorContext } from "./context.ts";
import { addFeedRoutes } from "./feed/add-feed-routes.ts";
import { findFeedOf, viewFeed } from "./feed/view-feed.ts";
import { addPageRoutes } from "./http/add-page-routes.ts";
import { addStateRoutes } from "./http/add-state-routes.ts";
import { addStoryRoutes } from "./http/add-story-routes.ts";
import { answerRefusals } from "./http/answer-refusals.ts";
import { EventStreams } from "./http/event-stream.ts";
import { createPageToken } from "./http/page-token.ts";
import { refuseForeignPages } from "./http/refuse-foreign-pages.ts";
import { requireToken } from "./http/require-token.ts";
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
    const watcher = new Watcher(options.root);
    const actions = actionsOf(options.root, watcher);
    const context: MonitorContext = { options, actions, watcher, streams: new EventStreams(scope) };
    watcher.use({
      feed: () => viewFeed(findFeedOf(context), watcher.machine?.seen),
      ...(actions && { acting: actions }),
    });
    scope.addHook("onClose", async () => {
      watcher.close();
      actions?.close();
    });
    answerRefusals(scope);
    refuseForeignPages(scope, options.hosts ?? []);
    if (options.token !== undefined) requireToken(scope, options.token);
    token.require(scope);
    addPageRoutes(scope, token.text);
    const addApi = async (plain: unknown) => {
      const api = plain as App;
      addStateRoutes(api, context);
      addStoryRoutes(api, context);
      await api.register(addSpecRoutes);
    };
    const addSpecRoutes = async (plain: unknown) => {
      const api = plain as App;
      // Who asks for these first knows the page of an earlier monitor: nothing was looked at yet.
      api.addHook("onRequest", async () => void (watcher.spec ?? (await watcher.look())));
      addActionRoutes(api, context);
      addFeedRoutes(api, context);
    };
    await scope.register(addApi, { prefix: "/api/monitor" });
  });
}

function actionsOf(root: string | undefined, watcher: Watcher): ServiceActions | undefined {
  if (root === undefined) return undefined;
  return new ServiceActions({ root, spec: () => watcher.spec, onChange: () => watcher.touch() });
}
