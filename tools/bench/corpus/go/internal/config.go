package internal

import (
	"time"

	"github.com/spf13/viper"
)

type Config struct {
	Host        string        `env:"HOST" envDefault:"0.0.0.0"`
	Port        int           `env:"PORT" envDefault:"8085"`
	RedisAddr   string        `env:"REDIS_ADDR" envDefault:"localhost:6379"`
	Timeout     time.Duration `env:"TIMEOUT" envDefault:"3000ms"`
	MaxSize     int           `json:"max_size" default:"5000"`
	MetricsPort int           `mapstructure:"metrics_port" default:"9103"`
}

func Defaults() {
	viper.SetDefault("server.port", 8086)
	viper.SetDefault("server.timeout", 5000)
	viper.SetDefault("database.port", 5432)
	viper.SetDefault("cache.size", 1024)
}

func Local() *Config {
	return &Config{Host: "127.0.0.1", Port: 8087, MaxSize: 2000}
}
