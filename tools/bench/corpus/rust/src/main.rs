use std::env;
use std::net::SocketAddr;

use axum::{routing::get, Router};
use clap::Parser;
use tokio::net::TcpListener;

const METRICS_PORT: u16 = 9464;
const MAX_BODY: usize = 1_048_576;

/// Serves the API, on http://localhost:3000 unless told.
#[derive(Parser, Debug)]
#[command(about = "API on port 3000")]
struct Args {
    #[arg(long, env = "API_PORT", default_value_t = 3000)]
    port: u16,
    #[arg(short, long, default_value = "127.0.0.1:3001")]
    admin_addr: SocketAddr,
    #[arg(long, default_value_t = 5000)]
    timeout_ms: u64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let app = Router::new().route("/", get(|| async { "ok" }));
    let metrics = TcpListener::bind(("0.0.0.0", METRICS_PORT)).await?;
    let port = env::var("HTTP_PORT").ok().and_then(|p| p.parse().ok()).unwrap_or(8080);
    let addr = SocketAddr::from(([0, 0, 0, 0], port));
    println!("listening on http://localhost:{} (default 8080)", port);
    tokio::spawn(async move { axum::serve(metrics, Router::new()).await });
    let listener = TcpListener::bind(addr).await?;
    axum::serve(listener, app).await?;
    tokio::time::sleep(std::time::Duration::from_millis(3000)).await;
    Ok(())
}
