/** Variables that the shell, Node or every program reads. */
const OF_ALL =
  "PATH HOME SHELL USER LOGNAME IFS ENV PWD OLDPWD HOSTNAME LANG TERM TZ CI UID EUID PPID TMPDIR PORT " +
  "EDITOR VISUAL PAGER NO_COLOR FORCE_COLOR";
const OF_PROXIES = "HTTP_PROXY HTTPS_PROXY FTP_PROXY ALL_PROXY NO_PROXY";
/** Settings that every generated service reads (libs/service/src/config); tools/e2e compares the two. */
const OF_SERVICES = "HOST LOG_LEVEL SHUTDOWN_TIMEOUT_MS SHUTDOWN_DELAY_MS";

const RESERVED = new Set([OF_ALL, OF_PROXIES, OF_SERVICES].flatMap((names) => names.split(" ")));

/**
 * Families: OpenTelemetry's, which a service's traces follow, and the hosts of other services (FOUNDATION_HOST beside
 * FOUNDATION_PORT).
 */
const RESERVED_FAMILY = /^OTEL_|_HOST$/;

/** First words of variables that the loader, shells, Node, package managers, git, Nx, Docker and Berth read. */
const OF_TOOLS = new Set(
  "LD DYLD LC XDG BASH SSH UV NODE NPM PNPM YARN COREPACK GIT NX BERTH DOCKER COMPOSE BUILDKIT BUILDX".split(" "),
);

/** A port or URL of a service: none of these tools reads such a name, and a service may be called git-mirror. */
const OF_A_SERVICE = /_(?:PORT|URL)(?:_|$)/;

/** Whether a variable means something to other programs, so that a port in it would break them. */
export function isReservedVariable(name: string): boolean {
  if (RESERVED.has(name) || RESERVED_FAMILY.test(name)) return true;
  const [word = "", ...others] = name.split("_");
  return others.length > 0 && OF_TOOLS.has(word) && !OF_A_SERVICE.test(name);
}
