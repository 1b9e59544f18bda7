use rdkafka::config::ClientConfig;
use rdkafka::producer::FutureProducer;

const CATALOG: &str = "http://catalog:4200";
const FEED_PORT: u16 = 9000;

pub async fn clients() -> anyhow::Result<()> {
    let body = reqwest::get("http://localhost:8085/items?limit=5000").await?.text().await?;
    let redis = redis::Client::open("redis://cache.internal:6380/")?;
    let pool = sqlx::postgres::PgPoolOptions::new()
        .max_connections(50)
        .connect("postgres://app:secret@db:5432/app")
        .await?;
    let producer: FutureProducer = ClientConfig::new()
        .set("bootstrap.servers", "kafka:9092")
        .set("message.timeout.ms", "5000")
        .create()?;
    let (socket, _) = tokio_tungstenite::connect_async(format!("ws://localhost:{}/feed", FEED_PORT)).await?;
    let stream = tokio::net::TcpStream::connect(("recorder", 9010)).await?;
    let mongo = mongodb::Client::with_uri_str("mongodb://localhost:27017").await?;
    let catalog = format!("{CATALOG}/v1?page=2&size=1000");
    log::info!("catalog at http://catalog:4200 has {} bytes", body.len());
    let _ = (redis, pool, producer, socket, stream, mongo, catalog);
    Ok(())
}
