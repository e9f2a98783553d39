package io.andal.demo.plant;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The mailboxes of all people of the company, as files that any mail program opens. */
final class Mailbox implements AutoCloseable {
  private final GreenMail server;
  private final Thread thread;

  private Mailbox(GreenMail server, Thread thread) {
    this.server = server;
    this.thread = thread;
  }

  /**
   * Starts the mail server.
   *
   * @param folder where each mail becomes a file
   * @param told to whom a mail is, and its subject
   */
  static Mailbox open(int port, Path folder, BiConsumer<String, String> told) throws IOException {
    Files.createDirectories(folder);
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return new Mailbox(
        server, Thread.ofVirtual().name("mailbox").start(() -> watch(server, folder, told)));
  }

  private static void watch(GreenMail server, Path folder, BiConsumer<String, String> told) {
    Set<String> known = new HashSet<>();
    while (true) {
      for (MimeMessage mail : server.getReceivedMessages()) {
        try {
          if (known.add(mail.getMessageID() + recipients(mail))) {
            keep(mail, folder.resolve(System.currentTimeMillis() + "-" + known.size() + ".eml"));
            told.accept(recipients(mail), subject(mail));
          }
        } catch (IOException | MessagingException e) {
          told.accept("?", "a mail came that can't be kept in " + folder + ": " + e.getMessage());
        }
      }
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void keep(MimeMessage mail, Path file) throws IOException, MessagingException {
    try (OutputStream out = Files.newOutputStream(file)) {
      mail.writeTo(out);
    }
  }

  private static String recipients(MimeMessage mail) throws MessagingException {
    Address[] all = mail.getRecipients(Message.RecipientType.TO);
    return all == null
        ? ""
        : Arrays.stream(all).map(Address::toString).collect(Collectors.joining(", "));
  }

  private static String subject(MimeMessage mail) throws MessagingException {
    return Optional.ofNullable(mail.getSubject()).orElse("");
  }

  @Override
  public void close() {
    thread.interrupt();
    server.stop();
  }
}
