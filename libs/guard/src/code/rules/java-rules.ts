import { binds, type CallRule, connects } from "./call-rule.ts";

/** Servers and clients of the JDK and of the libraries that people use with it. */
export const JAVA_RULES: readonly CallRule[] = [
  { callee: /\.withExposedPorts$/, kind: "publish", at: [0, 1, 2, 3] },
  binds(
    /(^|\.)(ServerSocket|DatagramSocket|SSLServerSocket|createServerSocket|WebSocketServer|MockWebServer|WireMockServer|createHttpServer)$/,
  ),
  binds(
    /(^|\.)(ServerBuilder|NettyServerBuilder|Grpc|OkHttpServerBuilder|InProcessServerBuilder)\.(forPort|newServerBuilderForPort)$/,
  ),
  binds(/(^|\.)forPort$/),
  binds(/ServerBuilder\.forAddress$/, []),
  binds(/(^|\.)(Javalin|app|javalin)\.(?:\w+\.)*start$/),
  binds(/\.(addHttpListener|addHttpsListener|addAjpListener)$/),
  binds(/\.(listen|bind|bindNow|bindAddress|localAddress)$/, [0, 1]),
  binds(
    /(^|\.)(HttpServer|HttpsServer|RatpackServer|GrizzlyHttpServerFactory|JettyHttpContainerFactory|NettyHttpServer|SimpleHttpServer)\.(create|createSimpleServer|createHttpServer|createServer|of)$/,
    [0, 1],
  ),
  binds(/^(\w*Server|ServerConnector|Connector)$/),
  binds(/^(port|Spark\.port|spark\.Spark\.port|staticPort)$/),
  binds(/(^|\.)(LocateRegistry\.createRegistry|createRegistry)$/),
  connects(
    /(^|\.)(Socket|SSLSocket|createSocket|HttpHost|TransportAddress|ServerAddress|Jedis|JedisPool|HostAndPort|JedisCluster|MongoClient|NioSocket|TelnetClient|TTransport|TSocket|DatagramPacket)$/,
    [0, 1, 3],
  ),
  connects(
    /(^|\.)(connect|forAddress|forTarget|usingHost|getConnection|newManagedChannel|createChannel|remoteAddress|addressWithHost|connectTo)$/,
    [0, 1],
  ),
  connects(/(^|\.)SocketChannel\.open$/),
  connects(/(^|\.)LocateRegistry\.getRegistry$/, [0, 1]),
  connects(
    /(^|\.)(RedisURI|RedisURI\.Builder|RedisClient|RedisStandaloneConfiguration|CqlSession|Cluster|RestClient|TransportClient)(\.\w+)*$/,
    [0, 1],
  ),
];
