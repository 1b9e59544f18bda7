import { folderOf, type PortRow, renderServicePorts, type Spec, wrapBlock } from "@berth/registry";
import { speaksHttp, speaksWs } from "./protocols.ts";

/** What a template may say. No port number: a service names its variables and nothing else. */
export interface TemplateData {
  name: string;
  /** Where its files lie, relative to the root: `services/price-alerts`. */
  folder: string;
  title: string;
  purpose: string;
  ports: TemplatePort[];
  /** The managed block of its README, with the markers. */
  portList: string;
  /** The variable of the port on which the service's routes answer. */
  appPort: string;
  /** Whether the service publishes a feed: one of its ports speaks WebSocket. */
  feed: boolean;
  /** Whether the feed has a port to itself, because another port speaks plain HTTP. */
  feedApart: boolean;
}

export interface TemplatePort {
  env: string;
  protocol: string;
  /** What answers there: the feed alone, or else the service's routes. */
  feedOnly: boolean;
}

/** The data of a service, from its rows: those of a service with two ports share one template. */
export function templateData(spec: Spec, rows: readonly PortRow[]): TemplateData {
  const [first] = rows;
  if (!first) throw new Error("A service has at least one row.");
  const feed = rows.some(speaksWs);
  const feedApart = rows.some((row) => row.protocol === "WS") && rows.some(speaksHttp);
  const ports = rows.map(({ env, protocol }) => ({
    env,
    protocol,
    feedOnly: feedApart && protocol === "WS",
  }));
  const appPort = ports.find((port) => !port.feedOnly)?.env ?? first.env;
  return {
    name: first.service,
    folder: folderOf(spec, first.service),
    title: first.title,
    purpose: rows.map((row) => row.purpose).join("; "),
    ports,
    portList: wrapBlock(renderServicePorts(spec, first.service)),
    appPort,
    feed,
    feedApart,
  };
}
