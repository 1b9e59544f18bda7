package internal

import (
	"context"
	"fmt"
	"log/slog"
	"net"
)

const listenAddr = ":7946"

type Server struct {
	Port int
	Host string
}

func Start(ctx context.Context) (*Server, error) {
	tcp, err := net.Listen("tcp", listenAddr)
	if err != nil {
		return nil, fmt.Errorf("listen on :7946: %w", err)
	}
	udp, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4zero, Port: 7947})
	if err != nil {
		return nil, err
	}
	pc, err := net.ListenPacket("udp", "[::]:7948")
	any, err := net.Listen("tcp", "127.0.0.1:0")
	lc := net.ListenConfig{KeepAlive: 15000}
	more, err := lc.Listen(ctx, "tcp4", "0.0.0.0:7949")
	slog.Info("listening", "addr", "http://localhost:7946", "port", 7946)
	_, _, _, _, _ = tcp, udp, pc, any, more
	return &Server{Port: 7950, Host: "0.0.0.0"}, err
}
