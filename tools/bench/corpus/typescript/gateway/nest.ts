import { NestFactory } from "@nestjs/core";
import { type MicroserviceOptions, Transport } from "@nestjs/microservices";
import { ConfigService } from "@nestjs/config";
import { AppModule } from "./app.module";

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  const config = app.get(ConfigService);
  app.connectMicroservice<MicroserviceOptions>({
    transport: Transport.TCP,
    options: { host: "0.0.0.0", port: 3011 },
  });
  app.connectMicroservice<MicroserviceOptions>({
    transport: Transport.KAFKA,
    options: { client: { brokers: ["kafka-1:9092", "kafka-2:9092"] }, consumer: { groupId: "g-1001" } },
  });
  app.enableCors({ origin: ["http://localhost:5173", /\.shop\.test$/], maxAge: 86400 });
  await app.startAllMicroservices();
  await app.listen(config.get<number>("PORT", 3010));
}
void bootstrap();
