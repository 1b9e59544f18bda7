import { binds, type CallRule, connects } from "./call-rule.ts";

/** Servers and clients of Go's standard library and of the libraries that people use with it. */
export const GO_RULES: readonly CallRule[] = [
  binds(/(^|\.)ListenAndServe(TLS|QUIC)?$/),
  binds(
    /(^|\.)(net|tls|quic|reuseport|lc|listenConfig|proxyproto)\.Listen(TCP|UDP|Packet|IP|Addr|MulticastUDP)?$/,
    [1, 2],
  ),
  binds(/(^|\.)http\.Server$/),
  binds(/(^|\.)(http3|fasthttp|dns|graceful|grace|endless|ssh)\.Server$/),
  binds(/\.(Run|RunTLS|Start|StartTLS|StartAutoTLS|Listen|ListenTLS|Serve|Bind)$/, [0]),
  binds(/\.(WithPort|WithListenAddr|WithAddress|WithAddr|WithHostPorts|SetAddr|ListenOn)$/, [0]),
  connects(
    /(^|\.)(Dial|DialTimeout|DialContext|DialTLS|DialTCP|DialUDP|DialInsecure|DialWithDialer|NewClient|NewClientConn|DialHTTP|DialURL|DialConfig|DialDefault)$/,
    [0, 1, 2],
  ),
  connects(/(^|\.)http\.(Get|Post|Head|PostForm|NewRequest|NewRequestWithContext)$/),
  connects(
    /(^|\.)(amqp|nats|redis|websocket|stomp|memcache|kafka|sarama|mongo|pgx|sql|elastic|consul|etcd|grpc)\.(Connect|Dial|New|Open|NewWriter|NewReader|DialLeader|NewConn|NewSyncProducer|NewConsumer)\w*$/,
    [1],
  ),
  connects(
    /(^|\.)(redis|nats|amqp|mysql|clickhouse|cassandra|etcd|kafka|clientv3|pg|pgdriver|smtp|gomail|api)\.(Options|UniversalOptions|ClusterOptions|FailoverOptions|Config|Writer|ReaderConfig|Dialer|NewDialer|Client)$/,
    [1],
  ),
];
