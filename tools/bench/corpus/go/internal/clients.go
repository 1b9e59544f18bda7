package internal

import (
	"context"
	"database/sql"
	"net"
	"net/http"
	"net/smtp"
	"time"

	"github.com/gorilla/websocket"
	"github.com/redis/go-redis/v9"
	"github.com/segmentio/kafka-go"
	amqp "github.com/rabbitmq/amqp091-go"
	"google.golang.org/grpc"
)

const catalogURL = "http://catalog:4200/v1/items?limit=5000"

func Clients(ctx context.Context) error {
	rdb := redis.NewClient(&redis.Options{Addr: "redis:6379", DB: 3, PoolSize: 100})
	db, err := sql.Open("postgres", "host=db port=5432 user=app dbname=app sslmode=disable")
	if err != nil {
		return err
	}
	my, err := sql.Open("mysql", "app:secret@tcp(mysql.internal:3306)/app?parseTime=true&timeout=3000ms")
	conn, err := grpc.Dial("localhost:50051", grpc.WithInsecure())
	raw, err := net.DialTimeout("tcp", "127.0.0.1:9000", 1500*time.Millisecond)
	ws, _, err := websocket.DefaultDialer.Dial("ws://localhost:9000/feed", nil)
	mq, err := amqp.Dial("amqp://guest:guest@rabbit:5672/")
	w := &kafka.Writer{Addr: kafka.TCP("kafka:9092"), Topic: "orders", BatchSize: 2000}
	res, err := http.Get("http://127.0.0.1:8081/healthz")
	if res.StatusCode != 200 {
		return err
	}
	err = smtp.SendMail("mail.internal:2525", nil, "a@test", []string{"b@test"}, []byte("hi"))
	_, _, _, _, _, _, _, _ = rdb, db, my, conn, raw, ws, mq, w
	return err
}
