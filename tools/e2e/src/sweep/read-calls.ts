import { isAbsolute, join, relative } from "node:path";
import { readLog } from "@berth/commit/test/strace";
import type { Call } from "./call.ts";

const ON_DESCRIPTOR = [
  ...["write", "writev", "pwrite64", "pwritev", "pwritev2", "ftruncate", "fallocate"],
  ...["copy_file_range", "sendfile", "fsync", "fdatasync", "sync_file_range", "fchmod", "fchown"],
];
const ON_PATH = [
  ...["openat", "open", "creat", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link"],
  ...["linkat", "symlink", "symlinkat", "unlink", "unlinkat", "rmdir", "truncate", "chmod"],
  ...["fchmodat", "chown", "lchown", "fchownat"],
];

/** What strace is told to trace: every call that can change a file system, and the opens. */
export const TRACED = [...ON_DESCRIPTOR, ...ON_PATH].join(",");

/** The calls of a strace log (-y, with or without -f) that touch a workspace, in their order. */
export function readCalls(log: string, root: string): Call[] {
  const calls: Call[] = [];
  for (const { name, nth, pid, rest } of readLog(log)) {
    const paths = pathsOf(name, rest, root);
    if (paths.length === 0 || !paths.every(isWatched)) continue;
    const [, asked = "0", result = "0"] = /, (\d+)(?:, \d+)?\) += (\d+)/.exec(rest) ?? [];
    calls.push({
      ...{ name, nth, pid, index: calls.length, path: stripPrefix(paths.at(-1) ?? "") },
      label: [name, ...paths.map(maskPrefix)].join(" "),
      changes: !/^open(at)?$/.test(name) || /O_(WRONLY|RDWR|CREAT)/.test(rest),
      struck: / = \?$|\(INJECTED\)$/.test(rest),
      ...{ asked: Number(asked), result: Number(result) },
    });
  }
  return calls;
}

/** Whether strace made up the result of a call that has nothing to do with the workspace. */
export function wentAstray(log: string, root: string): boolean {
  const line = log.split("\n").find((line) => line.endsWith("(INJECTED)"));
  return line !== undefined && readCalls(line, root).length === 0;
}

/** Relative to the workspace; empty if the call is about something outside. */
function pathsOf(name: string, rest: string, root: string): string[] {
  const found = ON_DESCRIPTOR.includes(name)
    ? // Not `anon_inode:[eventfd]` or `pipe:[4711]`.
      [/^\d+<(\/[^>]*)>/.exec(rest)?.[1] ?? "/"]
    : [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, path = ""]) => path);
  const paths = found.map((path) => relative(root, join(isAbsolute(path) ? "" : root, path)));
  return paths.some((path) => path.startsWith("..")) ? [] : paths;
}

/** Nx's own cache, and the dependencies, are not what a run is about. */
const isWatched = (path: string): boolean => !/^(\.nx|node_modules|dist)(\/|$)/.test(path);

const PREFIX = /(^|\/)\.berth-[0-9a-f]{12}-/g;
const stripPrefix = (path: string): string => path.replace(PREFIX, "$1");
const maskPrefix = (path: string): string => path.replace(PREFIX, "$1.berth-*-");
