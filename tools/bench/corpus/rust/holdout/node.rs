use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4, TcpListener};

pub const GOSSIP_PORT: u16 = 7946;
const RETRY_MS: u64 = 5000;

pub struct NodeConfig {
    pub rpc_port: u16,
    pub seeds: Vec<String>,
}

impl NodeConfig {
    pub fn local() -> Self {
        NodeConfig { rpc_port: 8545, seeds: vec!["seed-1.node.internal:30303".to_string()] }
    }
}

pub fn listen() -> std::io::Result<TcpListener> {
    let addr = SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, GOSSIP_PORT);
    eprintln!("gossip on {addr}, rpc on http://127.0.0.1:8545");
    TcpListener::bind(addr)
}

pub async fn metrics() {
    let exporter: SocketAddr = std::env::var("METRICS_ADDR").unwrap_or_else(|_| "0.0.0.0:9191".into()).parse().unwrap();
    let push = "http://pushgateway:9091/metrics/job/node";
    tokio::time::sleep(std::time::Duration::from_millis(RETRY_MS)).await;
    drop((exporter, push));
}
