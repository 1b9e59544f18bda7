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
  "http https grpc rest api tcp ws web ui admin metrics main host external internal public".split(" "),
);

/** Whether a value under this key is a port number: `port`, `metricsPort`, `http_port`, `port_http`; not `transport`. */
export function isPortKey(key: string): boolean {
  const words = wordsOf(key);
  const last = words.at(-1) ?? "";
  // The two ends of a firewall's rule: nothing listens or calls there.
  if (/^(?:from|to)port$/.test(words.join(""))) return false;
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
    "dynamodb consul vault zookeeper minio s3 proxy sentinel clickhouse neo4j influx influxdb statsd graphite jaeger zipkin " +
    "collector otlp livenessprobe readinessprobe startupprobe httpget tcpsocket healthcheck prometheus attach " +
    "connection connections wait ansible bootstrap origin loadbalancer url uri backend syslog gelf logstash"
  ).split(" "),
);

/** Whether one of these keys speaks of something that is connected to. */
export function isClientPath(path: readonly string[]): boolean {
  return path.some((key) => CLIENT.has(key.toLowerCase()) || wordsOf(key).some((word) => CLIENT.has(word)));
}

const LISTEN = new Set("listen listener listeners listening bind binds bindto".split(" "));
const OWN = new Set("admin http https grpc web debug pprof health metrics server".split(" "));

/** Whether an address under these keys is one that is listened on: `listen_addr`, `bind`, `applicationUrl`, `admin_addr`. */
export function isListenPath(path: readonly string[]): boolean {
  const key = path.at(-1) ?? "";
  if (/^(?:application_?url|urls)$/i.test(key)) return true;
  if (path.some((part) => /^entry_?points?$/i.test(part))) return true;
  if (path.some((part) => wordsOf(part).some((word) => LISTEN.has(word))))
    // What a broker advertises is where its clients go.
    return !wordsOf(key).includes("advertised");
  const words = wordsOf(key);
  return words.length === 2 && /^addr(?:ess)?$/.test(words[1] ?? "") && OWN.has(words[0] ?? "");
}

const ADDRESS = new Set(
  "targets host hosts addr addrs address addresses url urls uri uris server servers endpoint endpoints dsn node nodes seeds members".split(
    " ",
  ),
);

/** Whether a plain `name:1234` under these keys is an address, rather than an id or an image's tag. */
export function isAddressPath(path: readonly string[]): boolean {
  const isAddress = (key: string) => wordsOf(key).some((word) => ADDRESS.has(word));
  return path.some(isAddress) || isClientPath(path) || isListenPath(path);
}
