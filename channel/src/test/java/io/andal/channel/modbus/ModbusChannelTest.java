package io.andal.channel.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadWriteModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import io.andal.channel.ActiveAlert;
import io.andal.channel.Channel;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.DeliveryException;
import io.andal.channel.Notice;
import io.andal.channel.Samples;
import io.andal.channel.Surroundings;
import io.andal.testing.Wait;
import io.andal.workspace.Document;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModbusChannelTest {
  private final ProcessImage image = new ProcessImage();
  private int port;
  private ModbusTcpServer controller;

  @BeforeEach
  void start() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    controller = controller();
    controller.start();
  }

  private boolean starts() {
    try {
      controller = controller();
      controller.start();
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ModbusTcpServer controller() {
    return ModbusTcpServer.create(
        NettyTcpServerTransport.create(
            config -> {
              config.setBindAddress("127.0.0.1");
              config.setPort(port);
            }),
        new ReadWriteModbusServices() {
          @Override
          protected Optional<ProcessImage> getProcessImage(int unit) {
            return unit == 1 ? Optional.of(image) : Optional.empty();
          }
        });
  }

  @AfterEach
  void stop() throws Exception {
    controller.stop();
  }

  @Test
  void theCoilIsOnAsLongAsAnyAlertIsActive() throws Exception {
    try (Channel channel = open("", List.of())) {
      channel.send(Samples.told(Notice.Event.STARTED, "a", "lamp"));
      channel.send(Samples.told(Notice.Event.STARTED, "b", "lamp"));
      channel.send(Samples.told(Notice.Event.STARTED, "b", "lamp"));
      channel.send(Samples.told(Notice.Event.RESOLVED, "a", "lamp"));
      assertThat(coil(3)).isTrue();
      channel.send(Samples.told(Notice.Event.RESOLVED, "b", "lamp"));
      assertThat(coil(3)).isFalse();
      channel.send(Samples.told(Notice.Event.STARTED, "c", "coil:7"));
      assertThat(coil(7)).isTrue();
      assertThat(coil(3)).isFalse();
    }
  }

  @Test
  void aHandThatChangesTheCoilDoesNotSilenceTheAlarm() throws Exception {
    try (Channel channel = open("", List.of())) {
      channel.send(Samples.told(Notice.Event.STARTED, "a", "lamp"));
      set(3, false);
      Wait.until("coil 3 is on", () -> coil(3));
    }
  }

  @Test
  void whatWasActiveIsOnAgainAfterARestartOfEither() throws Exception {
    try (Channel _ = open("", List.of(new ActiveAlert("a", "lamp")))) {
      Wait.until("coil 3 is on", () -> coil(3));
      controller.stop();
      set(3, false);
      Wait.until("the port is free again", this::starts);
      Wait.until("coil 3 is on", () -> coil(3));
    }
  }

  @Test
  void theWatchdogChangesAsLongAsWeAreThere() throws Exception {
    try (Channel _ = open(", \"watchdogCoil\": 9", List.of())) {
      Wait.until("coil 9 is on", () -> coil(9));
      Wait.until("coil 9 is off", () -> !coil(9));
      Wait.until("coil 9 is on", () -> coil(9));
    }
  }

  @Test
  void whenItIsClosedTheCoilGetsItsFailSafeValue() throws Exception {
    Channel channel = open(", \"failSafe\": \"alarm\", \"alarmIs\": \"off\"", List.of());
    Wait.until("coil 3 is on", () -> coil(3));
    channel.close();
    assertThat(coil(3)).isFalse();
  }

  @Test
  void aControllerThatIsAwayGetsTheLevelWhenItComes() throws Exception {
    controller.stop();
    try (Channel channel = open("", List.of())) {
      assertThatThrownBy(() -> channel.send(Samples.told(Notice.Event.STARTED, "a", "lamp")))
          .isInstanceOf(DeliveryException.class)
          .hasMessageStartingWith("Coil 3 of the controller 127.0.0.1:" + port);
      Wait.until("the port is free again", this::starts);
      Wait.until("coil 3 is on", () -> coil(3));
    }
  }

  private Channel open(String more, List<ActiveAlert> active) throws DeliveryException {
    Document document =
        Samples.channel(
            "test",
            """
            {"type": "Modbus", "host": "127.0.0.1", "port": %d, "coil": 3, "refresh": "1s"%s}
            """
                .formatted(port, more));
    return ChannelDocuments.type(document)
        .open(document, new Surroundings(Clock.systemUTC(), _ -> {}, _ -> {}, _ -> active));
  }

  private boolean coil(int address) {
    return image.get(all -> all.readCoils(coils -> coils.getOrDefault(address, false)));
  }

  private void set(int address, boolean value) {
    image.with(
        all ->
            all.writeCoils(
                coils -> {
                  coils.put(address, value);
                }));
  }
}
