package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"
)

const (
	adminPort  = 9901
	maxRows    = 10000
	readBuffer = 4096
)

var addr = flag.String("addr", ":8080", "address to listen on")
var grpcPort = flag.Int("grpc-port", 50051, "port of the gRPC server, 50051 unless told")
var workers = flag.Int("workers", 64, "how many workers")

// getEnv reads a variable, or gives 8080.
func getEnv(key, fallback string) string {
	if v := os.Getenv(key); v != "" {
		return v
	}
	return fallback
}

func main() {
	flag.Parse()
	port := getEnv("METRICS_PORT", "9102")
	go func() {
		log.Fatal(http.ListenAndServe(":"+port, nil))
	}()
	lis, err := net.Listen("tcp", fmt.Sprintf(":%d", *grpcPort))
	if err != nil {
		log.Fatalf("cannot listen on port 50051: %v", err)
	}
	defer lis.Close()
	srv := &http.Server{
		Addr:              "0.0.0.0:8081",
		ReadHeaderTimeout: 5000 * time.Millisecond,
		MaxHeaderBytes:    1 << 20,
	}
	go srv.ListenAndServe()
	go http.ListenAndServe(fmt.Sprintf("127.0.0.1:%d", adminPort), nil)
	httpPort, err := strconv.Atoi(os.Getenv("HTTP_PORT"))
	if err != nil {
		httpPort = 8082
	}
	log.Printf("listening on http://localhost:%d, metrics on %s", httpPort, port)
	log.Fatal(http.ListenAndServe(":"+strconv.Itoa(httpPort), nil))
}
