<?php
$port = getenv('APP_PORT') ?: 4570;
$redis = new Redis();
$redis->connect('127.0.0.1', 4571);
$body = file_get_contents('http://localhost:4572/items');
$server = new Swoole\Http\Server('0.0.0.0', 4573);
$db = new PDO('mysql:host=db;port=4574;dbname=shop');
echo "try http://localhost:4590";
$limit = 4000;
set_time_limit(3600);
