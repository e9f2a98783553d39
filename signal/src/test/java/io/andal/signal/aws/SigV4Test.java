package io.andal.signal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The signer against AWS' own vectors, where {@code -Dandal.conformance} names a folder of them.
 */
class SigV4Test {
  private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");
  private static final AwsKeys KEYS =
      AwsKeys.lasting("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "");
  private static final SigV4 SIGNER = new SigV4("us-east-1", "service");

  static Stream<Path> vectors() throws IOException {
    Path folder =
        Path.of(System.getProperty("andal.conformance", ""))
            .resolve("connectors/cloudwatch/aws4_testsuite");
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.toList().stream().sorted();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("vectors")
  @EnabledIfSystemProperty(named = "andal.conformance", matches = ".+")
  void everyVectorIsSignedAsAwsDoes(Path vector) throws IOException {
    SigV4.Request request = request(text(vector, "req"));
    Map<String, String> dated = new TreeMap<>(request.headers());
    dated.put("X-Amz-Date", "20150830T123600Z");
    String canonical =
        SIGNER.canonical(new SigV4.Request(request.method(), request.uri(), dated, request.body()));
    assertThat(canonical).isEqualTo(text(vector, "creq"));
    assertThat(SIGNER.stringToSign(canonical, TIME)).isEqualTo(text(vector, "sts"));
    assertThat(SIGNER.sign(request, KEYS, TIME))
        .containsEntry("Authorization", text(vector, "authz"));
  }

  private static String text(Path vector, String suffix) throws IOException {
    return Files.readString(vector.resolve(vector.getFileName() + "." + suffix)).replace("\r", "");
  }

  private static SigV4.Request request(String text) {
    String[] parts = text.split("\n\n", 2);
    List<String> lines = parts[0].lines().toList();
    String[] first = lines.getFirst().split(" ", -1);
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] header = line.split(":", 2);
      if (!header[0].equals("Host") && !header[0].equals("X-Amz-Date")) {
        headers.put(header[0], header[1]);
      }
    }
    byte[] body = (parts.length > 1 ? parts[1] : "").getBytes(StandardCharsets.UTF_8);
    return new SigV4.Request(
        first[0], URI.create("https://example.amazonaws.com" + first[1]), headers, body);
  }

  @Test
  void theSimplestRequestIsSignedAsAwsDocumentsIt() {
    SigV4.Request request =
        new SigV4.Request(
            "GET", URI.create("https://example.amazonaws.com/"), Map.of(), new byte[0]);
    assertThat(SIGNER.sign(request, KEYS, TIME).get("Authorization"))
        .endsWith("Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
  }

  @Test
  void aSessionTokenIsSentAndSigned() {
    SigV4.Request request =
        new SigV4.Request(
            "GET", URI.create("https://example.amazonaws.com/"), Map.of(), new byte[0]);
    Map<String, String> headers =
        SIGNER.sign(request, AwsKeys.lasting("AKIDEXAMPLE", "secret", "token"), TIME);
    assertThat(headers).containsEntry("X-Amz-Security-Token", "token");
    assertThat(headers.get("Authorization")).contains("host;x-amz-date;x-amz-security-token");
  }

  @Test
  void keysDontShowTheirSecret() {
    assertThat(AwsKeys.lasting("AKID", "hunter2", "token").toString())
        .contains("AKID")
        .doesNotContain("hunter2", "token");
  }
}
