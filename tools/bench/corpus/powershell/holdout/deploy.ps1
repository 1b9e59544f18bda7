param(
    [int]$Port = 4500,
    [int]$TimeoutSec = 6000
)

$env:ASPNETCORE_URLS = "http://+:4501"
$env:PORT = "4502"

Invoke-WebRequest -Uri "http://localhost:4503/health" -UseBasicParsing
Invoke-RestMethod "http://127.0.0.1:4504/api/items"
Test-NetConnection -ComputerName localhost -Port 4505

$listener = New-Object System.Net.HttpListener
$listener.Prefixes.Add("http://localhost:4506/")

docker run -d -p 4507:80 nginx
Get-NetTCPConnection -LocalPort 4508 -ErrorAction SilentlyContinue
Start-Sleep -Milliseconds 2500
# Invoke-WebRequest http://localhost:4590
Write-Host "Listening on http://localhost:4591"
