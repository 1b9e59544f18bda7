import { binds, type CallRule, connects } from "./call-rule.ts";

/** Servers and clients of Rust's standard library and of the crates that people use with it. */
export const RUST_RULES: readonly CallRule[] = [
  binds(
    /(^|\.)(TcpListener|UdpSocket|Server|TcpSocket|UnixListener|axum_server|HttpServer)\.(bind|bind_rustls|bind_openssl|try_bind|bind_with_config|http)$/,
  ),
  binds(
    /\.(bind|bind_openssl|bind_rustls|bind_rustls_0_\d+|bind_auto_h2c|try_bind|bind_with_graceful_shutdown|bind_reuse)$/,
  ),
  binds(/\.(listen|serve|serve_with_shutdown|serve_with_incoming|add_tcp|http_listener|with_http_listener)$/, [0, 1], {
    picky: true,
  }),
  binds(/(^|\.)warp\.serve\.(run|bind|try_bind|bind_ephemeral)$/),
  binds(/(^|\.)serve\.(run|bind|try_bind)$/),
  binds(/(^|\.)(PrometheusBuilder\.new\.with_http_listener|start_server|run_server|serve)$/),
  connects(
    /(^|\.)(TcpStream|UdpSocket|Client|Channel|Endpoint|PgConnection|MySqlConnection|UnixStream|stream|socket)\.(connect|connect_timeout|open|from_static|from_shared|with_uri_str|connect_with|connect_lazy)$/,
  ),
  connects(/(^|\.)(connect_async|connect|connect_tcp|send_to|connect_timeout)$/, [0, 1]),
  connects(/(^|\.)(reqwest|ureq|surf|attohttpc|client|http|isahc)\.(get|post|put|delete|head|patch|request)$/),
  connects(
    /(^|\.)(redis\.Client\.open|MqttOptions\.new|Opts\.from_url|PgConnectOptions\.\w+\.port|MySqlConnectOptions\.\w+\.port|ClientOptions\.parse|ServerAddr\w*)$/,
    [0, 1, 2],
  ),
];
