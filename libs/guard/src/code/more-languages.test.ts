import { describe, expect, it } from "vitest";
import { findInCode } from "./find-in-code.ts";

const tell = async (path: string, text: string) =>
  (await findInCode(text, path)).map(({ kind, port }) => `${kind} ${port}`);

describe("Ruby, PHP, C# and C++", () => {
  it.each([
    ["a.rb", 'server = TCPServer.new("127.0.0.1", 9010)', ["bind 9010"]],
    ["a.rb", 'Redis.new(host: "localhost", port: 9010)', ["connect 9010"]],
    ["a.rb", 'p = ENV.fetch("PORT", 9010)\nq = ENV["WS_PORT"] || 9020', ["default 9010", "default 9020"]],
    ["a.rb", "set :port, 9010\nset :threads, 5000", ["bind 9010"]],
    ["a.rb", 'port = ENV.fetch("PORT") { 9010 }', ["default 9010"]],
    ["a.rb", "set :port, Integer(ENV.fetch('PORT') do |name|\n  warn name\n  '9010'\nend)", ["default 9010"]],
    ["a.rb", "port = settings.fetch(:port) { 9010 }\nlimit = settings.fetch(:limit) { 9020 }", ["bind 9010"]],
    ["a.rb", 'ENV.fetch("PORT") { log(9020); raise "no port" }', []],
    ["a.rb", 'DRb.start_service("druby://localhost:9010", Shop.new)', ["bind 9010"]],
    ["a.rb", 'uri = "druby://:9010"\nDRb.start_service(uri, shop)', ["bind 9010"]],
    ["a.rb", 'shop = DRbObject.new(nil, "druby://localhost:9010")', ["connect 9010"]],
    ["Vagrantfile", 'config.vm.network "forwarded_port", guest: 80, host: 9010', ["publish 9010"]],
    ["a.rb", 'LIMIT = 9010\nputs "http://localhost:9020"', []],
    ["a.php", "<?php $r->connect('127.0.0.1', 9010);", ["connect 9010"]],
    ["a.php", "<?php $s = new Swoole\\Http\\Server('0.0.0.0', 9010);", ["bind 9010"]],
    ["a.php", "<?php $p = getenv('PORT') ?: 9010; $q = $_ENV['WS_PORT'] ?? 9020;", ["default 9010", "default 9020"]],
    ["a.php", "<?php $c = ['host' => 'db', 'port' => 9010, 'timeout' => 3000];", ["connect 9010"]],
    ["a.php", '<?php $env .= "\\nSEARCH_PORT=9010\\n";', ["connect 9010"]],
    ["a.php", "<?php echo 'http://localhost:9010'; set_time_limit(3600); // port 9020", []],
    ["a.cs", 'builder.WebHost.UseUrls("http://localhost:9010");', ["bind 9010"]],
    ["a.cs", 'var c = new TcpClient("localhost", 9010);', ["connect 9010"]],
    ["a.cs", 'var p = Environment.GetEnvironmentVariable("PORT") ?? "9010";', ["default 9010"]],
    ["a.cs", 'var f = new ConnectionFactory { HostName = "mq", Port = 9010 };', ["connect 9010"]],
    ["a.cs", 'Console.WriteLine("http://localhost:9010"); await Task.Delay(9020); // port', []],
    ["a.cpp", "int main() { addr.sin_port = htons(9010); }", ["bind 9010"]],
    ["a.cpp", "int main() { tcp::acceptor a(io, tcp::endpoint(tcp::v4(), 9010)); }", ["bind 9010"]],
    ["a.cpp", 'httplib::Client c("localhost", 9010);', ["connect 9010"]],
    ["a.h", "#define HTTP_PORT 9010\n#define BUFFER_SIZE 4096", ["bind 9010"]],
    ["a.cpp", 'int main() { std::cout << "http://localhost:9010"; usleep(5000); listen(fd, 4096); }', []],
  ])("%s: %s", async (path, text, found) => {
    expect(await tell(path, text)).toEqual(found);
  });
});
