package alert

import "net/http"

func ping() { http.Get("http://localhost:9010/health") }
