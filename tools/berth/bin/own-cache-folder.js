const { homedir } = require("node:os");
const { isAbsolute, join } = require("node:path");

/**
 * The folder for what this program can make again, where programs of the user's system keep such; safe to delete at any
 * time. XDG Base Directory Specification on Linux.
 *
 * @returns {string | undefined} undefined where the user has none: a relative path would lead into the workspace
 */
function ownCacheFolder() {
  const place = cachePlace();
  return isAbsolute(place) ? join(place, "berth") : undefined;
}

function cachePlace() {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  if (process.platform === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
  try {
    return join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache");
  } catch {
    // A user whom the system doesn't know, as in a container.
    return "";
  }
}

module.exports = { ownCacheFolder };
