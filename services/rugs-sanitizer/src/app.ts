import type { FastifyInstance } from "@berth/service";

/** The routes of rugs-sanitizer. Health, errors and shutdown are the same in every service and come from @berth/service. */
export async function buildApp(app: FastifyInstance): Promise<void> {
  app.get("/", async () => ({ service: "rugs-sanitizer" }));
}
