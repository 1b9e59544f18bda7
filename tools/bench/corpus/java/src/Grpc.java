package shop;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.netty.bootstrap.ServerBootstrap;
import io.undertow.Undertow;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

class Grpc {
    static final String TARGET = "orders.internal:50053";

    void start() throws Exception {
        Server server = ServerBuilder.forPort(50051).addService(new GreeterImpl()).build().start();
        ManagedChannel channel = ManagedChannelBuilder.forAddress("localhost", 50052).usePlaintext().build();
        ManagedChannel other = ManagedChannelBuilder.forTarget(TARGET).maxInboundMessageSize(4194304).build();
        channel.awaitTermination(5000, TimeUnit.MILLISECONDS);
        Undertow.builder().addHttpListener(8081, "0.0.0.0").setIoThreads(16).build().start();
        Vertx.vertx().createHttpServer().requestHandler(r -> r.response().setStatusCode(204).end()).listen(8082);
        new ServerBootstrap().option(SO_BACKLOG, 1024).bind(8083).sync();
        spark.Spark.port(4567);
        org.eclipse.jetty.server.Server jetty = new Server(8084);
        jetty.setStopTimeout(10000);
        server.awaitTermination();
    }
}
