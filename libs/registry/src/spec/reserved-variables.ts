/** Variables that the shell, Node or every program reads. */
const OF_ALL = "PATH HOME SHELL USER LOGNAME IFS ENV PWD OLDPWD HOSTNAME LANG TERM TZ CI UID EUID PPID TMPDIR PORT";
const OF_NODE =
  "NODE_ENV NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NO_COLOR FORCE_COLOR LD_PRELOAD LD_LIBRARY_PATH BASH_ENV";
const OF_PROXIES = "HTTP_PROXY HTTPS_PROXY FTP_PROXY ALL_PROXY NO_PROXY";
/** https://docs.docker.com/reference/cli/docker/#environment-variables */
const OF_DOCKER =
  "DOCKER_HOST DOCKER_CONTEXT DOCKER_CONFIG DOCKER_CERT_PATH DOCKER_TLS DOCKER_TLS_VERIFY DOCKER_API_VERSION " +
  "DOCKER_BUILDKIT DOCKER_DEFAULT_PLATFORM";
/** https://docs.docker.com/compose/how-tos/environment-variables/envvars/ */
const OF_COMPOSE =
  "COMPOSE_FILE COMPOSE_PROJECT_NAME COMPOSE_PROFILES COMPOSE_ENV_FILES COMPOSE_PATH_SEPARATOR COMPOSE_BAKE";
/** Settings that every generated service reads (libs/service/src/config); tools/e2e compares the two. */
const OF_SERVICES = "HOST LOG_LEVEL SHUTDOWN_TIMEOUT_MS SHUTDOWN_DELAY_MS";

const RESERVED = new Set(
  [OF_ALL, OF_NODE, OF_PROXIES, OF_DOCKER, OF_COMPOSE, OF_SERVICES].flatMap((names) => names.split(" ")),
);

/**
 * Families: OpenTelemetry's, which a service's traces follow, and the hosts of other services (FOUNDATION_HOST beside
 * FOUNDATION_PORT).
 */
const RESERVED_FAMILY = /^OTEL_|_HOST$/;

/** Whether a variable means something to other programs, so that a port in it would break them. */
export function isReservedVariable(name: string): boolean {
  return RESERVED.has(name) || RESERVED_FAMILY.test(name);
}
