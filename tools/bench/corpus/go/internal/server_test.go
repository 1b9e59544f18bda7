package internal

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSplit(t *testing.T) {
	cases := []struct {
		in   string
		want int
	}{
		{in: "localhost:9000", want: 9000},
		{in: "[::1]:8080", want: 8080},
	}
	for _, c := range cases {
		assert.Equal(t, c.want, split(c.in))
	}
}

func TestStart(t *testing.T) {
	srv := httptest.NewServer(nil)
	defer srv.Close()
	go http.ListenAndServe(":18080", nil)
	res, err := http.Get("http://localhost:18080/healthz")
	require.NoError(t, err)
	require.Equal(t, 200, res.StatusCode)
	cfg := Local()
	assert.Equal(t, 8087, cfg.Port)
	if cfg.Port != 8087 {
		t.Fatalf("got %d, want 8087 as in http://localhost:8087", cfg.Port)
	}
}
