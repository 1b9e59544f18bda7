import type { DataNode } from "../../formats/data/data-node.ts";
import { mapOf, textOf, valueIn } from "../../formats/data/data-values.ts";
import { findInValue } from "../../formats/find-in-value.ts";
import { isPortText } from "../../places/port-place.ts";
import type { DataFile } from "./data-file.ts";

/** Reads the addresses that .NET's profiles listen on. */
export function readLaunchSettings(root: DataNode, file: DataFile): void {
  for (const { key: name, value } of mapOf(valueIn(root, "profiles"))?.entries ?? []) readUrls(value, name, file);
  const express = valueIn(valueIn(root, "iisSettings"), "iisExpress");
  readUrls(express, "iisExpress", file);
  const ssl = valueIn(express, "sslPort");
  const digits = textOf(ssl) ?? "";
  if (ssl?.kind === "scalar" && isPortText(digits))
    file.to.port({
      place: file.placeAt(ssl.start),
      source: "tool",
      port: Number(digits),
      name: "iisExpress",
      protocol: "https",
    });
}

function readUrls(node: DataNode | undefined, name: string, file: DataFile): void {
  const urls = valueIn(node, "applicationUrl");
  if (urls?.kind !== "scalar") return;
  for (const { port, scheme, start } of findInValue(urls.raw, urls.start))
    file.to.port({ place: file.placeAt(start), source: "tool", port, name, protocol: scheme });
}
