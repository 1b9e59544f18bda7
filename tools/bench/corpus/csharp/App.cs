using System.Net;
builder.WebHost.UseUrls("http://*:7541", "http://localhost:7542");
builder.WebHost.ConfigureKestrel(o => { o.ListenAnyIP(7543); o.Limits.MaxConcurrentConnections = 5000; });
var port = Environment.GetEnvironmentVariable("PORT") ?? "7544";
var listener = new TcpListener(IPAddress.Any, 7545);
var client = new TcpClient("localhost", 7546);
var http = new HttpClient { BaseAddress = new Uri("http://localhost:7547/") };
Console.WriteLine("http://localhost:7548");
await Task.Delay(2500);
app.Run("http://localhost:7549");
class Settings { public int Port { get; set; } = 7550; public int Size { get; set; } = 5000; const int RedisPort = 7551; }
var factory = new ConnectionFactory { HostName = "mq", Port = 7552 };
