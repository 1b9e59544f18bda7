param([int]$Port = 7410, [int]$Size = 5000)
$env:API_PORT = "7411"
$env:REDIS_PORT = 7412
Invoke-WebRequest -Uri "http://localhost:7103"
$r = Invoke-RestMethod -Uri http://localhost:7413/api -TimeoutSec 3000
Test-NetConnection localhost -Port 7414
$ports = @(7415, 7416)
$timeouts = @(3000, 4000)
Write-Host "open http://localhost:7417"
# Invoke-WebRequest http://localhost:7418
$l = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Any, 7419)
$c = New-Object System.Net.Sockets.TcpClient("localhost", 7420)
npx vite --port 7421
docker run -d -p 7422:80 nginx
Start-Process node -ArgumentList "server.js --port 7423"
Get-NetTCPConnection -LocalPort 7424 | Stop-Process
$config = @{ Port = 7425; Retries = 5000 }
Start-Sleep -Milliseconds 4000
foreach ($p in 7426, 7427) { Test-NetConnection -ComputerName localhost -Port $p }
$listener.Prefixes.Add("http://+:7428/")
New-NetFirewallRule -LocalPort 7429 -Action Allow
