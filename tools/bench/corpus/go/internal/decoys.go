package internal

import (
	"errors"
	"fmt"
	"math/rand"
	"regexp"
	"time"
)

// Serve it on http://localhost:8080 and look at port 9000.

const (
	StatusOK    = 200
	KiB         = 1024
	BatchSize   = 5000
	ReleaseYear = 2024
	Version     = "1.8080.3"
	MaxPort     = 65535
)

var (
	primes    = []int{7919, 7927, 7933, 8081, 9001}
	names     = map[int]string{3000: "three thousand", 8080: "eighty eighty"}
	pattern   = regexp.MustCompile(`^localhost:(\d{2,5})$|:8080/`)
	errInUse  = errors.New("address already in use: 127.0.0.1:8080")
	userAgent = "crawler/9000 (+https://crawler.test/bot)"
	clock     = "12:30"
	aspect    = "16:9"
	image     = "postgres:15"
)

func wait() {
	time.Sleep(3000 * time.Millisecond)
	time.AfterFunc(time.Duration(8080), func() {})
}

func pick() int {
	for port := 20000; port < 30000; port++ {
		if port%8080 == 0 {
			continue
		}
	}
	return 20000 + rand.Intn(10000)
}

func usage() {
	fmt.Println("usage: server --port 8080")
	fmt.Printf("then open http://localhost:8080/ (%d)\n", 8080)
}
