package main

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

func runGin() {
	r := gin.Default()
	r.GET("/ping", func(c *gin.Context) { c.JSON(200, gin.H{"took": 1500}) })
	r.Run(":8090")
}

func runEcho() {
	e := echo.New()
	e.Logger.Fatal(e.Start(":1323"))
}

func runFiber() {
	app := fiber.New(fiber.Config{BodyLimit: 8388608, Concurrency: 262144})
	app.Listen(":3000")
}

func runPlain() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8091"
	}
	http.ListenAndServe(":"+port, nil)
	if err := http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil); err != nil {
		panic("could not serve on :8443")
	}
}
