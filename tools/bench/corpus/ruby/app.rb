require "sinatra"
set :port, 7501
set :max_threads, 5000
PORT = ENV.fetch("PORT", 7502).to_i
server = TCPServer.new("127.0.0.1", 7503)
redis = Redis.new(host: "localhost", port: 7504)
Net::HTTP.get(URI("http://localhost:7505/health"))
other = ENV["AUDIT_PORT"] || 7506
puts "see http://localhost:7507"
sock = TCPSocket.new("localhost", 7508)
LIMIT = 5000
sleep 2500
http = Net::HTTP.new("localhost", 7509)
APP_PORT = 7510
config = { host: "db", port: 7511 }
system("npx vite --port 7512")
