from pydantic import Field, RedisDsn
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="FEED_", env_file=".env")

    host: str = "127.0.0.1"
    port: int = 8010
    metrics_port: int = Field(default=9100, ge=1024, le=65535)
    redis_dsn: RedisDsn = "redis://localhost:6379/1"
    page_size: int = 2000
    timeout_ms: int = 30000


settings = Settings()
