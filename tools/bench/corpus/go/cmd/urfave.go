package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/urfave/cli/v2"
)

func flags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "port", Value: 8095, EnvVars: []string{"APP_PORT"}, Usage: "listen on this port, e.g. 8080"},
		&cli.IntFlag{Name: "limit", Value: 5000},
		&cli.StringFlag{Name: "redis-addr", Value: "localhost:6379", EnvVars: []string{"REDIS_ADDR"}},
	}
}

func command() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the API on port 8096",
		Long:  "Serves the API. Open http://localhost:8096 when it is up.",
	}
	cmd.Flags().IntP("port", "p", 8096, "port to listen on")
	cmd.Flags().Int("max-conns", 1000, "how many connections")
	cmd.PersistentFlags().String("upstream", "http://localhost:8081", "where the API is")
	if os.Getenv("UPSTREAM") == "" {
		os.Setenv("UPSTREAM", "http://localhost:8081")
	}
	return cmd
}
