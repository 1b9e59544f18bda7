package shop;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "shop", description = "Serves the shop on port 8090, see http://localhost:8090")
class Cli implements Runnable {
    @Option(names = {"-p", "--port"}, defaultValue = "8090", description = "port to listen on, e.g. 8080")
    private int port;

    @Option(names = "--batch", defaultValue = "5000")
    private int batch;

    private int proxyPort = 3128;
    private String host = "localhost";
    private long ttl = 86400;

    public void run() {
        int metricsPort = Integer.getInteger("metrics.port", 9102);
        int size = Integer.getInteger("cache.size", 4096);
        String admin = System.getProperty("admin.port", "9103");
        System.setProperty("http.proxyPort", String.valueOf(proxyPort));
        System.out.printf("port %d, metrics %d, admin %s, %d%n", port, metricsPort, admin, size + batch);
    }
}
