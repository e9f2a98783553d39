package io.andal.demo.plant;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadWriteModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** A lamp in the yard, at a coil of a controller that speaks Modbus TCP. */
final class Lamp implements AutoCloseable {
  /** The address of its coil. */
  static final int COIL = 3;

  private final ModbusTcpServer controller;
  private final Thread thread;

  private Lamp(ModbusTcpServer controller, Thread thread) {
    this.controller = controller;
    this.thread = thread;
  }

  /**
   * Starts the controller.
   *
   * @param told whether the lamp is on, whenever that changes
   */
  static Lamp open(int port, Consumer<Boolean> told) throws IOException, InterruptedException {
    ProcessImage image = new ProcessImage();
    ModbusTcpServer controller =
        ModbusTcpServer.create(
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
    try {
      controller.start();
    } catch (ExecutionException e) {
      throw new IOException("the lamp's controller can't be started: " + e.getMessage(), e);
    }
    return new Lamp(controller, Thread.ofVirtual().name("lamp").start(() -> watch(image, told)));
  }

  private static void watch(ProcessImage image, Consumer<Boolean> told) {
    boolean known = false;
    while (true) {
      boolean on = image.get(tx -> tx.readCoils(coils -> coils.getOrDefault(COIL, false)));
      if (on != known) {
        known = on;
        told.accept(on);
      }
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      controller.stop();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
