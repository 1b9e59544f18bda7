package holdout;

import com.mongodb.client.MongoClients;
import io.lettuce.core.RedisClient;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class Wiring {
    private static final int MANAGEMENT_PORT = 9991;
    private static final int POOL_SIZE = 256;

    void wire() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setPort(8480);
        connector.setIdleTimeout(30000);
        CachingConnectionFactory rabbit = new CachingConnectionFactory("rabbit");
        rabbit.setPort(5673);
        rabbit.setChannelCacheSize(1000);
        LettuceConnectionFactory redis = new LettuceConnectionFactory("cache", 6380);
        RedisClient client = RedisClient.create("redis://cache:6381/2");
        var mongo = MongoClients.create("mongodb://mongo-1:27017,mongo-2:27018/?replicaSet=rs0");
        int port = Integer.parseInt(System.getProperty("shop.port", "8481"));
        new java.net.ServerSocket(port, 50).close();
        System.out.println("management on " + MANAGEMENT_PORT + ", shop on http://localhost:8481");
        Thread.sleep(2500);
    }
}
