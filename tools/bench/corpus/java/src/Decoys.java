package shop;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Nothing here is a port, http://localhost:8080 least of all. */
final class Decoys {
    static final int OK = 200;
    static final int MAX_PORT = 65535;
    static final int BUFFER = 8192;
    static final long serialVersionUID = 8080L;
    static final List<Integer> YEARS = List.of(1999, 2024, 3000);
    static final Map<Integer, String> NAMES = Map.of(8080, "eighty eighty", 9000, "nine thousand");
    static final Pattern ADDRESS = Pattern.compile("localhost:(\\d+)|:8080$");
    static final String RATIO = "16:9";
    static final String CLOCK = "12:30";
    static final String VERSION = "1.8080.0";
    static final int COLOR = 0x9000FF;

    // server.listen(8080);
    static void check(int port) {
        if (port < 1024 || port == 8080) {
            throw new IllegalArgumentException("port must be above 1024, 8080 is taken");
        }
        System.out.println("usage: shop --port 8080 (then open http://localhost:8080)");
        for (int candidate = 8000; candidate < 9000; candidate++) {
            if (candidate % 443 == 0) return;
        }
    }

    @Deprecated(since = "2023")
    static void sleep() throws InterruptedException {
        Thread.sleep(3000);
        new Object().wait(5000);
    }
}
