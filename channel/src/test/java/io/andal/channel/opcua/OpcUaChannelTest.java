package io.andal.channel.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.channel.ActiveAlert;
import io.andal.channel.Channel;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.DeliveryException;
import io.andal.channel.Notice;
import io.andal.channel.Samples;
import io.andal.channel.Surroundings;
import io.andal.testing.Wait;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpcUaChannelTest {
  private static final String OPEN = ", \"security\": \"none\"";

  /** One server for all tests: it takes seconds to start. */
  private static Plant plant;

  /** What Andal shows. */
  private static KeyPair ours;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    plant = new Plant();
    ours = Plant.rsa();
  }

  @AfterAll
  static void stop() throws Exception {
    plant.down();
  }

  @BeforeEach
  void allOff() {
    List.of("Lamp", "Horn", "Beat").forEach(tag -> plant.set(tag, false));
  }

  @Test
  void theNodeIsTrueAsLongAsAnyAlertIsActive() throws Exception {
    try (Channel channel = open(OPEN, List.of())) {
      channel.send(Samples.told(Notice.Event.STARTED, "a", "lamp"));
      channel.send(Samples.told(Notice.Event.STARTED, "b", "lamp"));
      channel.send(Samples.told(Notice.Event.RESOLVED, "a", "lamp"));
      assertThat(plant.is("Lamp")).isTrue();
      channel.send(Samples.told(Notice.Event.RESOLVED, "b", "lamp"));
      assertThat(plant.is("Lamp")).isFalse();
      channel.send(Samples.told(Notice.Event.STARTED, "c", "ns=2;s=Horn"));
      assertThat(plant.is("Horn")).isTrue();
      assertThat(plant.is("Lamp")).isFalse();
    }
  }

  @Test
  void aValueThatSomebodyElseChangedIsPutRight() throws Exception {
    try (Channel channel = open(OPEN, List.of())) {
      channel.send(Samples.told(Notice.Event.STARTED, "a", "lamp"));
      plant.set("Lamp", false);
      Wait.until("the lamp is on", () -> plant.is("Lamp"));
    }
  }

  @Test
  void aServerThatWasRestartedGetsTheLevelAgain() throws Exception {
    try (Channel channel = open(OPEN, List.of(new ActiveAlert("a", "lamp")))) {
      Wait.until("the lamp is on", () -> plant.is("Lamp"));
      plant.down();
      assertThatThrownBy(() -> channel.send(Samples.told(Notice.Event.STARTED, "b", "lamp")))
          .isInstanceOf(DeliveryException.class)
          .hasMessageStartingWith("The OPC UA server " + plant.url() + " can't be reached: ");
      plant.again();
      Wait.until("the lamp is on", () -> plant.is("Lamp"));
    }
  }

  @Test
  void theWatchdogChangesAndTheFailSafeValueStays() throws Exception {
    Channel channel =
        open(OPEN + ", \"watchdogNode\": \"ns=2;s=Beat\", \"failSafe\": \"alarm\"", List.of());
    Wait.until("the beat is on", () -> plant.is("Beat"));
    Wait.until("the beat is off", () -> !plant.is("Beat"));
    assertThat(plant.is("Lamp")).isFalse();
    channel.close();
    assertThat(plant.is("Lamp")).isTrue();
  }

  @Test
  void aNodeThatCannotBeSetIsSaid() throws Exception {
    try (Channel channel = open(OPEN, List.of())) {
      assertThatThrownBy(() -> channel.send(Samples.told(Notice.Event.STARTED, "a", "ns=2;s=Lmap")))
          .isInstanceOf(DeliveryException.class)
          .hasMessageStartingWith(
              "Node ns=2;s=Lmap of " + plant.url() + " can't be written: Bad_NodeIdUnknown")
          .hasMessageContaining("Channel 'test'");
      assertThatThrownBy(
              () -> channel.send(Samples.told(Notice.Event.STARTED, "a", "ns=2;s=Pressure")))
          .hasMessageContaining("Bad_TypeMismatch");
      assertThatThrownBy(
              () -> channel.send(Samples.told(Notice.Event.STARTED, "a", "ns=2;s=Sealed")))
          .hasMessageMatching(".*Bad_(NotWritable|UserAccessDenied).*");
    }
  }

  @Test
  void messagesAreEncryptedAndTheLoginIsUsed() throws Exception {
    Files.writeString(folder.resolve("password"), "lampu-merah");
    try (Channel channel = open(secured(plant.certificateFile(folder)), List.of())) {
      channel.send(Samples.told(Notice.Event.STARTED, "a", "lamp"));
      assertThat(plant.is("Lamp")).isTrue();
    }
  }

  @Test
  void aWrongPasswordIsSaid() throws Exception {
    Files.writeString(folder.resolve("password"), "salah");
    try (Channel channel = open(secured(plant.certificateFile(folder)), List.of())) {
      assertThatThrownBy(() -> channel.send(Samples.told(Notice.Event.STARTED, "a", "lamp")))
          .isInstanceOf(DeliveryException.class)
          .hasMessageMatching(".*Bad_(IdentityToken|UserAccess).*");
    }
  }

  @Test
  void aServerWithAnotherCertificateIsNotToldAnything() throws Exception {
    Files.writeString(folder.resolve("password"), "lampu-merah");
    Path other =
        Plant.pem(
            folder.resolve("other.pem"),
            "CERTIFICATE",
            Plant.certificate(ours, "urn:other").getEncoded());
    try (Channel channel = open(secured(other), List.of())) {
      assertThatThrownBy(() -> channel.send(Samples.told(Notice.Event.STARTED, "a", "lamp")))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("Bad_CertificateUntrusted");
      assertThat(plant.is("Lamp")).isFalse();
    }
  }

  @Test
  void whatADocumentCannotSayIsFound() {
    assertThat(problems("{\"url\": \"opc.tcp://\", \"node\": \"Lamp\"}"))
        .containsExactlyInAnyOrder(
            "'opc.tcp://' is no address of an OPC UA server",
            "'Lamp' is no node id",
            "With security basic256sha256 both sides show certificates, and one is missing");
    assertThat(
            problems(
                "{\"url\": \"opc.tcp://plc:4840\", \"security\": \"none\","
                    + " \"node\": \"ns=2;s=Lamp\", \"watchdogNode\": \"ns=2;s=Lamp\"}"))
        .containsExactly("The watchdog is the alarm's own output");
  }

  private static List<String> problems(String spec) {
    return new OpcUaType()
        .check(Samples.channel("lamp", spec)).stream().map(Problem::message).toList();
  }

  private String secured(Path server) throws Exception {
    Path certificate =
        Plant.pem(
            folder.resolve("andal.pem"),
            "CERTIFICATE",
            Plant.certificate(ours, "urn:andal:test").getEncoded());
    Path key =
        Plant.pem(folder.resolve("andal.key"), "PRIVATE KEY", ours.getPrivate().getEncoded());
    return """
        , "username": "andal", "password": "${file:%s}", "certificate": "${file:%s}",
        "key": "${file:%s}", "serverCertificate": "${file:%s}"
        """
        .formatted(folder.resolve("password"), certificate, key, server);
  }

  private Channel open(String more, List<ActiveAlert> active) throws DeliveryException {
    Document document =
        Samples.channel(
            "test",
            """
            {"type": "OpcUa", "url": "%s", "node": "ns=2;s=Lamp", "refresh": "1s"%s}
            """
                .formatted(plant.url(), more));
    return ChannelDocuments.type(document)
        .open(document, new Surroundings(Clock.systemUTC(), _ -> {}, _ -> {}, _ -> active));
  }
}
