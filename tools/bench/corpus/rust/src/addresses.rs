use std::net::SocketAddr;

pub struct Settings {
    pub http: SocketAddr,
}

impl Default for Settings {
    fn default() -> Self {
        Self { http: SocketAddr::from(([127, 0, 0, 1], 9810)) }
    }
}

pub async fn run() -> std::io::Result<()> {
    let addr = SocketAddr::from(([10, 20, 30, 40], 9811));
    let listener = tokio::net::TcpListener::bind(addr).await?;
    drop(listener);
    Ok(())
}
