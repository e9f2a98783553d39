package io.andal.channel.kit;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadWriteModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.andal.channel.HttpRecorder;
import io.andal.channel.binary.BinaryAlert;
import io.andal.channel.binary.BinaryException;
import io.andal.channel.binary.Frame;
import io.andal.channel.opcua.Plant;
import io.andal.channel.smpp.TestCenter;
import io.andal.testing.Mosquitto;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jsmpp.bean.SubmitSm;

/** The other sides of all types. */
public final class Rigs {
  private static final String PHONE = "+62812345678";

  private Rigs() {}

  /** A type that isn't here fails its tests. */
  public static Rig of(String type, Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "right");
    String file = "${file:" + secret + "}";
    return switch (type) {
      case "Email" -> email();
      case "Webhook", "Slack", "Teams" ->
          http(type, "#ops", 200, "ok", "", got -> got.header("X-Delivery-Id"));
      case "BinaryHttp" -> http(type, "plant", 200, "ok", "", got -> got.header("X-Delivery-Id"));
      case "Twilio" ->
          http(
              type,
              PHONE,
              201,
              "{\"sid\": \"SM1\", \"status\": \"queued\"}",
              ", \"accountSid\": \"AC1\", \"from\": \"+15017122661\", \"authToken\": \""
                  + file
                  + "\"",
              HttpRecorder.Got::body);
      case "HttpSms" ->
          http(type, PHONE, 200, "OK", ", \"body\": \"{to} {text}\"", HttpRecorder.Got::body);
      case "Smpp" -> smpp(file);
      case "Mqtt" -> mqtt();
      case "Modbus" -> modbus();
      case "OpcUa" -> opcua();
      default -> throw new IllegalStateException("Enroll channels of type " + type + " here");
    };
  }

  private static Rig http(
      String type,
      String recipient,
      int status,
      String answer,
      String more,
      Function<HttpRecorder.Got, String> identity) {
    HttpRecorder recorder = new HttpRecorder();
    recorder.otherwise(status, answer);
    return new Rig() {
      @Override
      public int port() {
        return URI.create(recorder.url("/")).getPort();
      }

      @Override
      public String spec(int port) {
        return "{\"type\": \"%s\", \"url\": \"http://127.0.0.1:%d/\", \"timeout\": \"2s\"%s}"
            .formatted(type, port, more);
      }

      @Override
      public String recipient() {
        return recipient;
      }

      @Override
      public List<String> taken() {
        return recorder.got.stream()
            .filter(got -> got.method().equals("POST"))
            .map(identity)
            .toList();
      }

      @Override
      public boolean quick() {
        return true;
      }

      @Override
      public boolean throttle() {
        recorder.answer(429, "slow down", "Retry-After", "7");
        return true;
      }

      @Override
      public void close() {
        recorder.close();
      }
    };
  }

  private static Rig email() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return new Rig() {
      @Override
      public int port() {
        return server.getSmtp().getPort();
      }

      @Override
      public String spec(int port) {
        return """
            {"type": "Email", "host": "127.0.0.1", "port": %d, "security": "none",
             "from": "andal@pumps.example"}
            """
            .formatted(port);
      }

      @Override
      public String recipient() {
        return "ops@pumps.example";
      }

      @Override
      public List<String> taken() {
        return Arrays.stream(server.getReceivedMessages()).map(Rigs::id).toList();
      }

      @Override
      public void close() {
        server.stop();
      }
    };
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All texts here are of one part. */
  private static String text(SubmitSm submit) {
    return new String(submit.getShortMessage(), StandardCharsets.ISO_8859_1);
  }

  private static Rig smpp(String password) throws Exception {
    TestCenter center = new TestCenter();
    return new Rig() {
      @Override
      public int port() {
        return center.port();
      }

      @Override
      public String spec(int port) {
        return """
            {"type": "Smpp", "host": "127.0.0.1", "port": %d, "systemId": "andal",
             "password": "%s", "timeout": "2s"}
            """
            .formatted(port, password);
      }

      @Override
      public String recipient() {
        return PHONE;
      }

      @Override
      public List<String> taken() {
        return center.submitted.stream().map(Rigs::text).toList();
      }

      @Override
      public boolean quick() {
        return true;
      }

      @Override
      public int cuts() {
        return 1;
      }

      @Override
      public void close() {
        try {
          center.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static Rig mqtt() throws Exception {
    Mosquitto broker = Mosquitto.open().start();
    Queue<String> taken = new ConcurrentLinkedQueue<>();
    Mqtt3AsyncClient machine =
        Mqtt3Client.builder().serverHost("127.0.0.1").serverPort(broker.port()).buildAsync();
    machine.connect().get(10, TimeUnit.SECONDS);
    machine
        .subscribeWith()
        .topicFilter("andal/events")
        .qos(MqttQos.AT_LEAST_ONCE)
        .callback(publish -> taken.add(identity(publish.getPayloadAsBytes())))
        .send()
        .get(10, TimeUnit.SECONDS);
    return new Rig() {
      @Override
      public int port() {
        return broker.port();
      }

      @Override
      public String spec(int port) {
        return "{\"type\": \"Mqtt\", \"host\": \"127.0.0.1\", \"port\": %d, \"security\": \"none\"}"
            .formatted(port);
      }

      @Override
      public String recipient() {
        return "plant";
      }

      @Override
      public List<String> taken() {
        return List.copyOf(taken);
      }

      @Override
      public void close() {
        var _ = machine.disconnect();
        try {
          broker.close();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  /** {@code 0123456789abcdef started}. */
  private static String identity(byte[] octets) {
    try {
      BinaryAlert alert = Frame.decode(octets).alert();
      return "%016x %s".formatted(alert.alert(), alert.event() == 1 ? "started" : "resolved");
    } catch (BinaryException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Rig modbus() throws Exception {
    int own;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      own = free.getLocalPort();
    }
    ProcessImage image = new ProcessImage();
    ModbusTcpServer controller =
        ModbusTcpServer.create(
            NettyTcpServerTransport.create(
                config -> {
                  config.setBindAddress("127.0.0.1");
                  config.setPort(own);
                }),
            new ReadWriteModbusServices() {
              @Override
              protected Optional<ProcessImage> getProcessImage(int unit) {
                return Optional.of(image);
              }
            });
    controller.start();
    return level(
        own,
        "{\"type\": \"Modbus\", \"host\": \"127.0.0.1\", \"port\": %d, \"coil\": 3}",
        () -> image.get(all -> all.readCoils(coils -> coils.getOrDefault(3, false))),
        controller::stop);
  }

  private static Rig opcua() throws Exception {
    Plant plant = new Plant();
    return level(
        plant.port(),
        "{\"type\": \"OpcUa\", \"url\": \"opc.tcp://127.0.0.1:%d\", \"security\": \"none\","
            + " \"node\": \"ns=2;s=Lamp\"}",
        () -> plant.is("Lamp"),
        plant::down);
  }

  private interface Ending {
    void end() throws Exception;
  }

  private static Rig level(
      int own, String spec, java.util.function.BooleanSupplier on, Ending ending) {
    return new Rig() {
      @Override
      public int port() {
        return own;
      }

      @Override
      public String spec(int port) {
        return spec.formatted(port);
      }

      @Override
      public String recipient() {
        return "lamp";
      }

      @Override
      public List<String> taken() {
        return on.getAsBoolean() ? List.of("on") : List.of();
      }

      @Override
      public int cuts() {
        return 1;
      }

      @Override
      public void close() {
        try {
          ending.end();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }
}
