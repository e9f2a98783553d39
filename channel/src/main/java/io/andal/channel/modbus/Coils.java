package io.andal.channel.modbus;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusException;
import com.digitalpetri.modbus.exceptions.ModbusExecutionException;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import io.andal.channel.DeliveryException;
import io.andal.channel.OutsideAddress;
import io.andal.channel.level.Outputs;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The coils of one controller. */
final class Coils implements Outputs {
  private static final Logger LOG = LoggerFactory.getLogger(Coils.class);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final ModbusSettings settings;
  private @Nullable ModbusTcpClient client;

  Coils(ModbusSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean read(String output) throws DeliveryException {
    int coil = Integer.parseInt(output);
    try {
      byte[] bits = connected().readCoils(settings.unit(), new ReadCoilsRequest(coil, 1)).coils();
      return bits.length > 0 && (bits[0] & 1) == 1;
    } catch (ModbusException e) {
      throw failed(output, e);
    }
  }

  @Override
  public void set(String output, boolean value) throws DeliveryException {
    int coil = Integer.parseInt(output);
    try {
      connected().writeSingleCoil(settings.unit(), new WriteSingleCoilRequest(coil, value));
    } catch (ModbusException e) {
      throw failed(output, e);
    }
  }

  @Override
  public String name(String output) {
    return "coil " + output + " of the controller " + settings.server();
  }

  private ModbusTcpClient connected() throws DeliveryException, ModbusExecutionException {
    ModbusTcpClient now = client;
    if (now != null) {
      return now;
    }
    OutsideAddress.check(settings.host(), settings.rules().channel());
    ModbusTcpClient fresh =
        ModbusTcpClient.create(
            NettyTcpClientTransport.create(
                config -> {
                  config.setHostname(settings.host());
                  config.setPort(settings.port());
                  config.setConnectTimeout(ANSWER);
                  config.setConnectPersistent(false);
                }),
            config -> config.setRequestTimeout(ANSWER));
    fresh.connect();
    client = fresh;
    return fresh;
  }

  private DeliveryException failed(String coil, ModbusException e) {
    close();
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return new DeliveryException(
        "Coil %s of the controller %s (unit %d) can't be reached: %s."
            .formatted(
                coil,
                settings.server(),
                settings.unit(),
                String.valueOf(deepest.getMessage()).replaceAll("\\s+", " ")),
        e);
  }

  @Override
  public void close() {
    ModbusTcpClient now = client;
    client = null;
    if (now != null) {
      try {
        now.disconnect();
      } catch (ModbusExecutionException e) {
        LOG.debug("The connection to {} did not end well", settings.server(), e);
      }
    }
  }
}
