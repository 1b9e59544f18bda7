/** `serverPort`, `server_port`, `SERVER-PORT` and `server.port` as the words they are made of, in lower case. */
export function wordsOf(key: string): string[] {
  return key
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

const KINDS_OF_PORT = new Set(
  "http https grpc rest api tcp ws web ui admin metrics main host external internal public".split(
    " ",
  ),
);

/** Whether a value under this key is a port number: `port`, `metricsPort`, `http_port`, `port_http`; not `transport`. */
export function isPortKey(key: string): boolean {
  const words = wordsOf(key);
  const last = words.at(-1) ?? "";
  if (/^(?:[a-z]+)?port$/.test(last) && (last === "port" || RUN_TOGETHER.has(last))) return true;
  return words.length === 2 && words[0] === "port" && KINDS_OF_PORT.has(last);
}

/** People write some of these as one word. */
const RUN_TOGETHER = new Set(
  "httpport httpsport sslport tlsport grpcport serverport dbport webport wsport hostport nodeport targetport containerport localport remoteport adminport metricsport listenport bindport smtpport redisport apiport uiport devport debugport".split(
    " ",
  ),
);

/** A variable that carries a port: PORT, X_PORT, X_PORT_HTTP. */
export function isPortVariable(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name) && isPortKey(name);
}

const CLIENT = new Set(
  (
    "db database postgres postgresql pg mysql mariadb mssql sqlserver oracle sqlite redis valkey mongo mongodb smtp " +
    "mail mailer email kafka rabbit rabbitmq amqp mqtt elastic elasticsearch opensearch memcached cassandra ldap " +
    "upstream client remote target destination dest peer peers broker brokers datasource sql queue cache nats etcd " +
    "consul vault zookeeper minio s3 proxy sentinel clickhouse neo4j influx influxdb statsd graphite jaeger zipkin " +
    "collector otlp livenessprobe readinessprobe startupprobe httpget tcpsocket healthcheck prometheus attach " +
    "bootstrap origin loadbalancer url uri backend syslog gelf logstash"
  ).split(" "),
);

/** Whether one of these keys speaks of something that is connected to. */
export function isClientPath(path: readonly string[]): boolean {
  return path.some(
    (key) => CLIENT.has(key.toLowerCase()) || wordsOf(key).some((word) => CLIENT.has(word)),
  );
}

const LISTEN = new Set(
  "listen listener listeners listening bind binds bindto urls addr entrypoints entrypoint server".split(
    " ",
  ),
);

/** Whether an address under this key is one that is listened on: `listen_addr`, `bind`, `applicationUrl`. */
export function isListenKey(key: string): boolean {
  if (/^(?:application_?url|listen|urls)$/i.test(key)) return true;
  const words = wordsOf(key);
  return (
    words.some((word) => LISTEN.has(word) && word !== "server" && word !== "addr") ||
    (words.at(-1) === "addr" && words.length > 1 && LISTEN.has(words[0] ?? ""))
  );
}
