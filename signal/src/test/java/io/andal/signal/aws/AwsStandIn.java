package io.andal.signal.aws;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The places that hand out keys: STS, a container's endpoint and an instance's metadata service. It
 * refuses what they would refuse.
 */
final class AwsStandIn implements AutoCloseable {
  /** What arrived. */
  record Seen(String method, String path, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** An answer. */
  record Said(int status, String body) {}

  final List<Seen> requests = new CopyOnWriteArrayList<>();
  final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of("AKID", "secret"));
  volatile Instant expires = Instant.MAX;

  /** What is answered instead of keys. */
  volatile Optional<Said> instead = Optional.empty();

  private final HttpServer server;

  AwsStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> headers = new HashMap<>();
          exchange
              .getRequestHeaders()
              .forEach(
                  (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
          byte[] raw = exchange.getRequestBody().readAllBytes();
          Seen seen =
              new Seen(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  headers,
                  URLDecoder.decode(
                      new String(raw, StandardCharsets.UTF_8), StandardCharsets.UTF_8));
          requests.add(seen);
          SignatureCheck.Arrived arrived =
              new SignatureCheck.Arrived(seen.method(), seen.path(), headers, raw);
          Said said = instead.orElseGet(() -> answer(seen, arrived));
          byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
  }

  private Said answer(Seen seen, SignatureCheck.Arrived arrived) {
    return switch (seen.path()) {
      case "/" -> sts(seen, arrived);
      case "/container" ->
          seen.header("authorization").equals("pod-token") ? json() : new Said(401, "who?");
      case "/latest/api/token" ->
          seen.method().equals("PUT")
                  && !seen.header("x-aws-ec2-metadata-token-ttl-seconds").isEmpty()
              ? new Said(200, "imds-token")
              : new Said(405, "");
      case "/latest/meta-data/iam/security-credentials/" -> instance(seen, new Said(200, "andal"));
      case "/latest/meta-data/iam/security-credentials/andal" -> instance(seen, json());
      default -> new Said(404, "");
    };
  }

  private static Said instance(Seen seen, Said said) {
    return seen.header("x-aws-ec2-metadata-token").equals("imds-token")
        ? said
        : new Said(401, "version 1 is off");
  }

  private Said sts(Seen seen, SignatureCheck.Arrived arrived) {
    boolean signed = new SignatureCheck(secrets).holds(arrived, "eu-central-1", "sts");
    if (!signed && !seen.body().contains("Action=AssumeRoleWithWebIdentity")) {
      return new Said(
          403, "<E><Code>SignatureDoesNotMatch</Code><Message>another one</Message></E>");
    }
    return new Said(
        200,
        ("<R><AccessKeyId>TEMP%d</AccessKeyId><SecretAccessKey>s3cr3t</SecretAccessKey>"
                + "<SessionToken>token</SessionToken><Expiration>%s</Expiration></R>")
            .formatted(requests.size(), expires));
  }

  private Said json() {
    return new Said(
        200,
        ("{\"AccessKeyId\":\"TEMP%d\",\"SecretAccessKey\":\"s3cr3t\",\"Token\":\"token\","
                + "\"Expiration\":\"%s\"}")
            .formatted(requests.size(), expires));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
