package shop;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Properties;
import org.apache.http.HttpHost;
import org.slf4j.Logger;
import redis.clients.jedis.Jedis;

class Clients {
    private static final Logger log = null;
    private static final String JDBC = "jdbc:mysql://mysql.internal:3306/shop?connectTimeout=5000";
    private static final int SMTP_PORT = 2525;

    void connect() throws Exception {
        Connection db = DriverManager.getConnection("jdbc:postgresql://db:5432/shop", "app", "secret");
        Connection my = DriverManager.getConnection(JDBC);
        Jedis jedis = new Jedis("cache", 6379, 2000);
        HttpHost search = new HttpHost("search", 9200, "http");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:8089/api?limit=1000")).build();
        java.net.Socket socket = new java.net.Socket();
        socket.connect(new InetSocketAddress("recorder", 9010), 3000);
        byte[] data = new byte[1024];
        DatagramPacket packet = new DatagramPacket(data, data.length, InetAddress.getLocalHost(), 8125);
        Properties props = new Properties();
        props.put("bootstrap.servers", "kafka-1:9092,kafka-2:9092");
        props.put("linger.ms", "1500");
        props.put("mail.smtp.port", SMTP_PORT);
        if (HttpClient.newHttpClient().send(request, null).statusCode() != 200) {
            log.error("http://localhost:8089 is not up, is port 8089 taken?");
            throw new IllegalStateException("no answer from http://localhost:8089");
        }
    }
}
