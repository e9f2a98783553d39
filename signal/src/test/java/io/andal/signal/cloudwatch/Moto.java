package io.andal.signal.cloudwatch;

import io.andal.signal.aws.AwsKeys;
import io.andal.signal.aws.SigV4;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * moto, which plays AWS and checks signatures, as {@code testing/moto/fetch.sh} got it into the
 * folder of {@code -Dandal.moto}.
 */
final class Moto implements AutoCloseable {
  /** Making a user with its rights and its key; everything after that must be signed by it. */
  private static final int UNCHECKED = 3;

  private static final Path PACKAGES =
      Path.of(
          System.getProperty("andal.moto", ""), "root", "usr", "lib", "python3", "dist-packages");

  final AwsKeys keys;
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  private Moto(int port) throws IOException, InterruptedException {
    this.url = "http://127.0.0.1:" + port;
    ProcessBuilder builder =
        new ProcessBuilder(
            "/usr/bin/python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", String.valueOf(port));
    builder.environment().put("PYTHONPATH", PACKAGES.toString());
    builder.environment().put("INITIAL_NO_AUTH_ACTION_COUNT", String.valueOf(UNCHECKED));
    this.process =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    awaitAnswer();
    AwsKeys nobody = AwsKeys.lasting("AKIANOBODY", "nothing", "");
    iam(nobody, Map.of("Action", "CreateUser", "UserName", "andal"));
    iam(
        nobody,
        Map.of(
            "Action",
            "PutUserPolicy",
            "UserName",
            "andal",
            "PolicyName",
            "all",
            "PolicyDocument",
            "{\"Version\":\"2012-10-17\",\"Statement\":"
                + "[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
    String made = iam(nobody, Map.of("Action", "CreateAccessKey", "UserName", "andal"));
    this.keys = AwsKeys.lasting(element(made, "AccessKeyId"), element(made, "SecretAccessKey"), "");
  }

  static boolean isThere() {
    return Files.isDirectory(PACKAGES.resolve("moto"));
  }

  static Moto start() throws IOException, InterruptedException {
    return new Moto(freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    Instant end = Instant.now().plusSeconds(60);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/moto-api/"))
            .timeout(Duration.ofSeconds(5))
            .build();
    while (Instant.now().isBefore(end)) {
      try {
        client.send(request, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw new IOException("moto ended with " + process.exitValue(), e);
        }
      }
    }
    throw new IOException("moto doesn't answer");
  }

  /** One value of a metric with the dimension {@code ApiName}. */
  void put(String metric, long minute, double value) throws IOException, InterruptedException {
    ObjectNode body = FakeAws.MAPPER.createObjectNode();
    body.put("Namespace", "AWS/ApiGateway");
    ObjectNode datum = body.putArray("MetricData").addObject();
    datum.put("MetricName", metric);
    datum.putArray("Dimensions").addObject().put("Name", "ApiName").put("Value", "payments");
    datum.put("Timestamp", minute * 60 + 7);
    datum.put("Value", value);
    call("PutMetricData", body);
  }

  private JsonNode call(String operation, ObjectNode body)
      throws IOException, InterruptedException {
    String answer =
        send(
            "monitoring",
            keys,
            Map.of(
                "Content-Type",
                "application/x-amz-json-1.0",
                "X-Amz-Target",
                "GraniteServiceVersion20100801." + operation),
            FakeAws.MAPPER.writeValueAsString(body));
    return FakeAws.MAPPER.readTree(answer.isEmpty() ? "{}" : answer);
  }

  private String iam(AwsKeys signer, Map<String, String> parameters)
      throws IOException, InterruptedException {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("Version", "2010-05-08");
    return send(
        "iam",
        signer,
        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        all.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&")));
  }

  private String send(String service, AwsKeys signer, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create(url + "/");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
    new SigV4("eu-central-1", service)
        .sign(new SigV4.Request("POST", uri, headers, bytes), signer, Instant.now())
        .forEach(request::header);
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("moto answered %d: %s".formatted(answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  private static String element(String xml, String name) {
    return xml.replaceAll("(?s)^.*<" + name + ">([^<]+)</" + name + ">.*$", "$1");
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    client.close();
  }
}
