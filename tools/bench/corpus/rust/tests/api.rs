use std::net::TcpListener;

fn spawn_app() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("no free port");
    let port = listener.local_addr().unwrap().port();
    format!("http://127.0.0.1:{}", port)
}

#[tokio::test]
async fn health() {
    let address = spawn_app();
    let fixed = TcpListener::bind("127.0.0.1:18080").unwrap();
    let response = reqwest::get("http://127.0.0.1:18080/health").await.unwrap();
    assert_eq!(200, response.status().as_u16());
    assert_eq!(response.url().as_str(), "http://127.0.0.1:18080/health");
    drop((address, fixed));
}

#[test]
fn parses() {
    let config = api::Config::default();
    assert_eq!(config.port, 8086);
    assert!(api::parse_addr("localhost:9000").is_ok());
    assert_eq!(api::parse_addr("localhost:99999"), Err("99999 is no port"));
}
