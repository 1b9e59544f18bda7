<?php
$port = getenv('APP_PORT') ?: 7521;
$p2 = $_ENV['WS_PORT'] ?? 7522;
$redis->connect('127.0.0.1', 7523);
$server = new Swoole\Http\Server('0.0.0.0', 7524);
$body = file_get_contents('http://localhost:7525/x');
$fp = fsockopen("localhost", 7526);
$config = ['host' => 'db', 'port' => 7527, 'timeout' => 3000];
echo "open http://localhost:7528";
$limit = 5000;
define('HTTP_PORT', 7529);
$pdo = new PDO('mysql:host=db;port=7530;dbname=a');
