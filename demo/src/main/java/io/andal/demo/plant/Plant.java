package io.andal.demo.plant;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/**
 * What hears of alerts in the company: a mail server, an SMS center and a lamp, all on this machine
 * and at free ports. What comes is printed.
 */
public final class Plant implements AutoCloseable {
  private final Mailbox mailbox;
  private final Phones phones;
  private final Lamp lamp;
  private final String documents;

  private Plant(Mailbox mailbox, Phones phones, Lamp lamp, String documents) {
    this.mailbox = mailbox;
    this.phones = phones;
    this.lamp = lamp;
    this.documents = documents;
  }

  /**
   * Opens all three.
   *
   * @param folder an existing folder; mails become files in its {@code mailbox}
   * @throws IOException if no server can be started on this machine
   */
  public static Plant open(Path folder, PrintStream out) throws IOException, InterruptedException {
    int mail = freePort();
    int sms = freePort();
    int modbus = freePort();
    Path mails = folder.resolve("mailbox");
    Mailbox mailbox =
        Mailbox.open(
            mail, mails, (to, subject) -> out.println("Demo: mail to " + to + ": " + subject));
    Path password = folder.resolve("sms-password");
    String secret = UUID.randomUUID().toString().substring(0, 8);
    Files.writeString(password, secret);
    Phones phones =
        Phones.open(
            sms, secret, (number, text) -> out.println("Demo: SMS to " + number + ": " + text));
    Lamp lamp =
        Lamp.open(
            modbus, on -> out.println("Demo: the lamp in the yard is " + (on ? "ON" : "off")));
    out.println("Demo: mails are kept in " + mails);
    return new Plant(mailbox, phones, lamp, documents(mail, sms, password, modbus));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static String documents(int mail, int sms, Path password, int modbus) {
    try (InputStream in =
        Objects.requireNonNull(Plant.class.getResourceAsStream("/io/andal/demo/plant.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("MAIL_PORT", Integer.toString(mail))
          .replace("SMS_PASSWORD_FILE", password.toAbsolutePath().toString())
          .replace("SMS_PORT", Integer.toString(sms))
          .replace("MODBUS_PORT", Integer.toString(modbus))
          .replace("LAMP_COIL", Integer.toString(Lamp.COIL));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Channels that lead there, who is on call, and the Route, as YAML. */
  public String documents() {
    return documents;
  }

  @Override
  public void close() {
    mailbox.close();
    phones.close();
    lamp.close();
  }
}
