import { expect, it } from "vitest";
import { parseCgroup } from "./find-unit.ts";

const id = "0123456789ab".padEnd(64, "c");

it.each([
  ["0::/system.slice/nginx.service\n", { kind: "systemd", name: "nginx.service", isUsers: false }],
  [
    "0::/system.slice/system-getty.slice/getty@tty1.service\n",
    { kind: "systemd", name: "getty@tty1.service", isUsers: false },
  ],
  [
    "0::/user.slice/user-1000.slice/user@1000.service/app.slice/grafana.service\n",
    { kind: "systemd", name: "grafana.service", isUsers: true },
  ],
  [`0::/system.slice/docker-${id}.scope\n`, { kind: "container", id: "0123456789ab" }],
  [`12:pids:/docker/${id}\n1:name=systemd:/docker/${id}\n`, { kind: "container", id: "0123456789ab" }],
  ["0::/user.slice/user-1000.slice/user@1000.service/init.scope\n", undefined],
  ["0::/user.slice/user-1000.slice/session-3.scope\n", undefined],
  ["0::/\n", undefined],
  ["", undefined],
])("%j is %j", (text, unit) => {
  expect(parseCgroup(text)).toEqual(unit);
});
