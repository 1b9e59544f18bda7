using System.Net;
using System.Net.Sockets;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://*:4580");
builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP(4581));
var port = Environment.GetEnvironmentVariable("PORT") ?? "4582";
var listener = new TcpListener(IPAddress.Any, 4583);
var client = new TcpClient("localhost", 4584);
var http = new HttpClient { BaseAddress = new Uri("http://localhost:4585/") };
Console.WriteLine("http://localhost:4590");
await Task.Delay(2500);
var app = builder.Build();
app.Run("http://localhost:4586");
