import type { PortRow } from "@berth/registry";

export const speaksWs = ({ protocol }: Pick<PortRow, "protocol">): boolean =>
  protocol === "WS" || protocol === "HTTP/WS";

export const speaksHttp = ({ protocol }: Pick<PortRow, "protocol">): boolean =>
  protocol === "HTTP" || protocol === "HTTP/WS";
