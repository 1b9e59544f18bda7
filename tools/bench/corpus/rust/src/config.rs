use serde::Deserialize;
use std::env;

#[derive(Debug, Deserialize)]
pub struct Config {
    #[serde(default = "default_port")]
    pub port: u16,
    #[serde(default = "default_batch")]
    pub batch: usize,
    pub redis_url: String,
}

fn default_port() -> u16 {
    8085
}

fn default_batch() -> usize {
    5000
}

impl Default for Config {
    fn default() -> Self {
        Self { port: 8086, batch: 2048, redis_url: "redis://127.0.0.1:6379/0".to_string() }
    }
}

pub fn from_env() -> Config {
    let port = match env::var("PORT") {
        Ok(port) => port.parse().expect("PORT is a number up to 65535"),
        Err(_) => 8087,
    };
    Config {
        port,
        batch: env::var("BATCH").map(|b| b.parse().unwrap()).unwrap_or(4096),
        redis_url: env::var("REDIS_URL").unwrap_or_else(|_| "redis://cache:6379".to_string()),
    }
}

pub fn database_url() -> String {
    std::env::var("DATABASE_URL").unwrap_or("postgres://app:app@localhost:5432/app".into())
}
