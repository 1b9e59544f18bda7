package holdout

import (
	"context"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/nats-io/nats.go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

const (
	defaultProbeAddr = ":8081"
	pprofAddr        = "127.0.0.1:6060"
	maxBackoff       = 30000
)

type Options struct {
	Addr     string
	Upstream string
}

func env(key, def string) string {
	if v, ok := os.LookupEnv(key); ok {
		return v
	}
	return def
}

func Run(ctx context.Context) error {
	o := Options{Addr: env("ADDR", ":9443"), Upstream: env("UPSTREAM", "orders:50051")}
	go http.ListenAndServe(pprofAddr, nil)
	conn, err := grpc.NewClient("catalog.internal:50052", grpc.WithTransportCredentials(insecure.NewCredentials()))
	nc, err := nats.Connect("nats://nats:4222", nats.Timeout(2000*time.Millisecond), nats.MaxReconnects(100))
	d := net.Dialer{Timeout: 1500 * time.Millisecond}
	raw, err := d.DialContext(ctx, "tcp", net.JoinHostPort("cache", "6379"))
	srv := http.Server{Addr: o.Addr, ReadTimeout: 10000}
	probe := &http.Server{Addr: defaultProbeAddr}
	go probe.ListenAndServe()
	_, _, _ = conn, nc, raw
	if err != nil {
		return err
	}
	return srv.ListenAndServe()
}
