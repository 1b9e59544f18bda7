package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "server.port=0")
class ServerTest {
    private static final int TEST_PORT = 18081;

    @Test
    void answers() throws Exception {
        try (ServerSocket any = new ServerSocket(0); ServerSocket fixed = new ServerSocket(TEST_PORT)) {
            assertEquals(18081, fixed.getLocalPort());
        }
        var client = new ShopClient("http://localhost:18082");
        assertEquals(200, client.status());
        assertEquals("http://localhost:18082/items", client.url("/items"));
        assertEquals(8080, URI.create("http://example.com:8080/x").getPort());
    }

    static class GenericContainers {
        Object redis = new GenericContainer<>("redis:7.2").withExposedPorts(6379);
    }
}
