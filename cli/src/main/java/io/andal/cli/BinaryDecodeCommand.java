package io.andal.cli;

import io.andal.channel.binary.BinaryAlert;
import io.andal.channel.binary.BinaryException;
import io.andal.channel.binary.Frame;
import io.andal.cli.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andal binary decode}: needs no server. */
@Command(
    name = "decode",
    description = "Read a binary message: hexadecimal, base64, or a file with its octets.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it is a message, and what was asked of it is right",
      "1:its signature is wrong, or its counter isn't greater",
      "2:it is no message, or a file can't be read"
    })
final class BinaryDecodeCommand implements Callable<Integer> {
  private static final int LARGEST = 64 * 1024;
  private static final int HEX_AGAIN = 2;

  private final Shell shell;
  @Mixin private TextOrJson output = new TextOrJson();

  @Parameters(arity = "0..1", paramLabel = "MESSAGE", description = "Hexadecimal or base64.")
  private Optional<String> message = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Read it from a file: octets, hexadecimal or base64.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Check the signature with this secret, or this public key in PEM.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--after",
      paramLabel = "COUNTER",
      description = "Refuse a message whose counter isn't greater.")
  private Optional<Long> after = Optional.empty();

  BinaryDecodeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Frame frame;
    try {
      frame = Frame.decode(octets());
    } catch (BinaryException e) {
      throw CommandException.couldNot("this is no message: " + e.getMessage());
    }
    Optional<Boolean> signed = key.map(holder -> signedBy(frame, holder));
    boolean fresh = after.isEmpty() || frame.alert().counter() > after.get();
    Map<String, Object> shown = shown(frame, signed);
    if (output.json()) {
      Json.print(shell.out(), shown);
    } else {
      shown.forEach((name, value) -> shell.out().printf("%-13s %s%n", name, value));
    }
    if (!fresh) {
      shell.err().println("andal: the counter isn't greater than " + after.orElseThrow());
    }
    return fresh && signed.orElse(true) ? 0 : CommandException.NO;
  }

  private boolean signedBy(Frame frame, Path holder) {
    try {
      return frame.isSignedBy(new String(read(holder), StandardCharsets.UTF_8).strip());
    } catch (IllegalArgumentException e) {
      throw CommandException.couldNot(holder + ": " + e.getMessage());
    }
  }

  private byte[] octets() {
    if (message.isPresent() == file.isPresent()) {
      throw CommandException.couldNot("binary decode wants either a MESSAGE or --file");
    }
    if (message.isPresent()) {
      return text(message.get());
    }
    byte[] bytes = read(file.orElseThrow());
    boolean octets = bytes.length > 0 && (bytes[0] & 0xff) == 0xa1;
    return octets ? bytes : text(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private byte[] read(Path source) {
    try (InputStream in = Files.newInputStream(shell.resolve(source.toString()))) {
      return in.readNBytes(LARGEST);
    } catch (IOException e) {
      throw CommandException.couldNot(source + " can't be read: " + e.getMessage());
    }
  }

  /** Base64 of a message begins with "oR", which is no hexadecimal. */
  private static byte[] text(String given) {
    String text = given.replaceAll("[\\s:]", "");
    try {
      return text.length() % HEX_AGAIN == 0 && text.matches("[0-9a-fA-F]*")
          ? HexFormat.of().parseHex(text)
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw CommandException.couldNot("the message is neither hexadecimal nor base64");
    }
  }

  private static Map<String, Object> shown(Frame frame, Optional<Boolean> signed) {
    BinaryAlert alert = frame.alert();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("encoding", frame.cbor() ? "cbor" : "protobuf");
    shown.put(
        "algorithm",
        switch (frame.algorithm()) {
          case 1 -> "hmac-sha256";
          case 2 -> "ed25519";
          default -> "none";
        });
    shown.put("keyId", frame.key());
    shown.put("signature", signed.map(right -> right ? "right" : "wrong").orElse("not checked"));
    shown.put("counter", alert.counter());
    shown.put("event", word(alert.event(), "started", "resolved"));
    shown.put("alert", "%016x".formatted(alert.alert()));
    shown.put("severity", word(alert.severity(), "information", "warning", "critical"));
    shown.put("cause", word(alert.cause(), "burn", "no-data"));
    shown.put("service", alert.service());
    shown.put("slo", alert.slo());
    shown.put("startedAt", Instant.ofEpochSecond(alert.started()).toString());
    shown.put("remaining", alert.remaining() / 10_000.0);
    shown.put("burnRate", alert.burnRate() / 100.0);
    shown.put("exhaustion", alert.exhaustion() == 0 ? "unknown" : alert.exhaustion() + "m");
    shown.put("lasted", alert.lasted() + "s");
    shown.put("cut", alert.cut());
    return shown;
  }

  private static String word(int number, String... words) {
    return number >= 1 && number <= words.length ? words[number - 1] : "unknown (" + number + ")";
  }
}
