package io.andal.benchmark.alert;

import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hears what is published at a broker, as text. */
final class MqttEar implements AutoCloseable {
  private final Mqtt3AsyncClient client;

  MqttEar(int port, Consumer<String> heard) {
    client =
        Mqtt3Client.builder()
            .identifier("ear")
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildAsync();
    client.connect().join();
    client
        .subscribeWith()
        .topicFilter("#")
        .callback(
            publish ->
                heard.accept(new String(publish.getPayloadAsBytes(), StandardCharsets.ISO_8859_1)))
        .send()
        .join();
  }

  @Override
  public void close() {
    client.disconnect().join();
  }
}
