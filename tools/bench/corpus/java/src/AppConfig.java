package shop;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.reactive.function.client.WebClient;

@CrossOrigin(origins = "http://localhost:4200", maxAge = 3600)
public class AppConfig {
    @Value("${server.port:8085}")
    private int port;

    @Value("${REDIS_PORT:6379}")
    private int redisPort;

    @Value("${shop.page-size:5000}")
    private int pageSize;

    @Value("${catalog.url:http://catalog:4200}")
    private String catalogUrl;

    @Bean
    TomcatServletWebServerFactory tomcat() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();
        factory.setPort(8086);
        factory.setBackgroundProcessorDelay(1000);
        return factory;
    }

    @Bean
    WebClient client() {
        return WebClient.builder().baseUrl("http://orders.internal:8087/v1").build();
    }

    public static void main(String[] args) {
        System.setProperty("server.port", "8088");
        System.setProperty("shop.batch", "2048");
        SpringApplication.run(AppConfig.class, args);
    }
}
