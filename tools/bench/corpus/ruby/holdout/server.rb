require "socket"
require "sinatra"
require "redis"
require "net/http"

set :port, 4560
PORT = ENV.fetch("PORT", 4561).to_i

server = TCPServer.new("127.0.0.1", 4562)
redis = Redis.new(host: "localhost", port: 4563)
Net::HTTP.get(URI("http://localhost:4564/health"))
other = ENV["AUDIT_PORT"] || 4565
puts "see http://localhost:4590"
sleep 2000 / 1000
LIMIT = 4000
