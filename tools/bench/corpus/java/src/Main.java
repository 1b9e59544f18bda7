package shop;

import com.sun.net.httpserver.HttpServer;
import io.javalin.Javalin;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Serves the shop on port 8080; see http://localhost:8080/docs. */
public class Main {
    private static final int ADMIN_PORT = 9901;
    private static final int TIMEOUT_MS = 5000;
    private static final int MAX_ROWS = 10_000;

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        String feed = System.getenv("FEED_PORT") != null ? System.getenv("FEED_PORT") : "9000";
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 128);
        HttpServer admin = HttpServer.create(new InetSocketAddress("127.0.0.1", ADMIN_PORT), 0);
        server.start();
        Javalin.create(config -> config.http.maxRequestSize = 1048576L).start(7070);
        try (ServerSocket socket = new ServerSocket(9500)) {
            socket.setSoTimeout(TIMEOUT_MS);
        }
        try (Socket client = new Socket("localhost", 9501)) {
            client.setReceiveBufferSize(65536);
        }
        System.out.println("Listening on http://localhost:8080 and feed " + feed);
        Thread.sleep(3000);
        admin.stop(1500);
    }
}
