import { followFeed } from "@berth/feed";
import { type App, addReadiness } from "@berth/service";
import type { Config } from "./config.ts";
import { Recorder } from "./recorder.ts";
import { findPosition } from "./recording-files.ts";
import { addRecordingRoutes } from "./recording-routes.ts";

/** Records the Foundation feed, from where the last recording ends. */
export async function buildApp(app: App, config: Config): Promise<void> {
  const { RECORDING_FOLDER: folder } = config;
  const recorder = new Recorder(config);
  const stop = new AbortController();
  const from = await findPosition(folder).catch((error) => {
    app.log.error({ err: error }, "where the last recording ends is not known: recording begins with the next event");
  });
  await recorder.open();
  const follower = followFeed(app, {
    from: from ?? undefined,
    onEvent: (event, { epoch }) => recorder.append({ epoch, ...event }, stop.signal),
    onGap: (gap) => recorder.append({ gap }, stop.signal),
  });
  addReadiness(app, () => follower.away());
  addReadiness(app, () => recorder.failure);
  addRecordingRoutes(app, folder, recorder);
  app.addHook("preClose", async () => stop.abort());
  app.addHook("onClose", async () => recorder.close());
}
