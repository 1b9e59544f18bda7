/** What the API refuses, in its own words. */
export interface Refusal {
  code: string;
  message: string;
  fix?: string;
}

export type Answer<Data> = { data: Data } | { refusal: Refusal };

/** Reads below `/api/monitor`, such as `/ports/9010`. Never throws: no answer is a refusal as well. */
export const read = <Data>(path: string): Promise<Answer<Data>> => ask<Data>(path, {});

/** Posts below `/api/monitor` with this page's token, such as `/services/alert/start`. Never throws. */
export const post = (path: string, body: unknown = {}): Promise<Answer<unknown>> =>
  ask(path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-berth-token": token() },
    body: JSON.stringify(body),
  });

/** Starts, stops or restarts a service of this workspace. */
export const run = (service: string, action: "start" | "stop" | "restart"): Promise<Answer<unknown>> =>
  post(`/services/${encodeURIComponent(service)}/${action}`);

async function ask<Data>(path: string, init: RequestInit): Promise<Answer<Data>> {
  try {
    const response = await fetch(`/api/monitor${path}`, init);
    const text = await response.text();
    const body = text ? JSON.parse(text) : undefined;
    return response.ok ? { data: body as Data } : { refusal: refusalOf(body, response.status) };
  } catch {
    return { refusal: { code: "NO_ANSWER", message: "The monitor doesn't answer.", fix: "Start it again." } };
  }
}

const refusalOf = (body: unknown, status: number): Refusal =>
  body && typeof body === "object" && "message" in body
    ? (body as Refusal)
    : { code: "REFUSED", message: `The monitor answers ${status}.` };

const token = () => document.querySelector<HTMLMetaElement>('meta[name="berth-token"]')?.content ?? "";
