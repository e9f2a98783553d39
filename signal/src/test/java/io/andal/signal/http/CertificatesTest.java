package io.andal.signal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, against a real HTTPS server. */
class CertificatesTest {
  @TempDir private static Path folder;
  private static TestCertificate server;
  private static TestCertificate client;
  private static TestCertificate stranger;
  private static HttpsServer open;
  private static HttpsServer closed;

  @BeforeAll
  static void start() throws Exception {
    server = TestCertificate.make(folder, "server");
    client = TestCertificate.make(folder, "client");
    stranger = TestCertificate.make(folder, "stranger");
    open = https(false);
    closed = https(true);
  }

  @AfterAll
  static void stop() {
    open.stop(0);
    closed.stop(0);
  }

  private static HttpsServer https(boolean asksCertificate) throws Exception {
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SSLContext context = server.trusting(client);
    https.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = context.getDefaultSSLParameters();
            ssl.setNeedClientAuth(asksCertificate);
            parameters.setSSLParameters(ssl);
          }
        });
    https.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("here".getBytes(StandardCharsets.US_ASCII));
          }
        });
    https.start();
    return https;
  }

  @Test
  void anAuthorityOfOnesOwnIsTrustedWhenItIsNamed() throws Exception {
    assertThat(ask(open, new TlsFiles(server.certificateReference(), "", ""))).isEqualTo("here");
  }

  @Test
  void anUnknownAuthorityIsRefusedAndTheErrorSaysWhatToName() {
    SourceFailure failure = failure(open, TlsFiles.USUAL);
    assertThat(failure.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(failure.message()).contains("authority that is not trusted");
    assertThat(failure.remedy()).contains("`ca` of `tls`");
    assertThat(failure(open, new TlsFiles(stranger.certificateReference(), "", "")).cause())
        .isEqualTo(Cause.UNREACHABLE);
  }

  @Test
  void whoShowsTheRightCertificateIsLetIn() throws Exception {
    assertThat(ask(closed, shown(client))).isEqualTo("here");
  }

  @Test
  void whoShowsNoneOrAnotherIsNot() {
    assertThat(failure(closed, new TlsFiles(server.certificateReference(), "", "")).message())
        .isNotBlank();
    assertThat(failure(closed, shown(stranger)).message()).isNotBlank();
  }

  @Test
  void aRenewedCertificateIsUsedWithoutARestart() throws Exception {
    Path certificate = folder.resolve("renewed.pem");
    Path key = folder.resolve("renewed.key");
    Files.copy(stranger.certificate(), certificate);
    Files.copy(stranger.key(), key);
    TlsFiles files =
        new TlsFiles(
            server.certificateReference(), "${file:" + certificate + "}", "${file:" + key + "}");
    try (SecureHttp http = new SecureHttp(HttpLimits.DEFAULT, files, Authentication.NONE)) {
      assertThat(catchThrowableOfType(SourceException.class, () -> ask(closed, http))).isNotNull();
      Files.copy(client.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(client.key(), key, StandardCopyOption.REPLACE_EXISTING);
      assertThat(ask(closed, http)).isEqualTo("here");
    }
  }

  @Test
  void brokenFilesAreNamedByTheirFieldAndNotRepeated() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.pem"), "hunter2");
    String reference = "${file:" + broken + "}";
    assertThat(failure(open, new TlsFiles(reference, "", "")).message())
        .contains("`ca`")
        .doesNotContain("hunter2");
    SourceFailure noKey =
        failure(
            open,
            new TlsFiles(server.certificateReference(), client.certificateReference(), reference));
    assertThat(noKey.message()).contains("`key`").doesNotContain("hunter2");
    assertThat(noKey.remedy()).contains("BEGIN PRIVATE KEY");
    assertThat(failure(open, new TlsFiles("${file:/nowhere/ca.pem}", "", "")).message())
        .contains("/nowhere/ca.pem");
  }

  private static TlsFiles shown(TestCertificate certificate) {
    return new TlsFiles(
        server.certificateReference(),
        certificate.certificateReference(),
        certificate.keyReference());
  }

  private static SourceFailure failure(HttpsServer https, TlsFiles files) {
    return catchThrowableOfType(SourceException.class, () -> ask(https, files)).failure();
  }

  private static String ask(HttpsServer https, TlsFiles files) throws Exception {
    try (SecureHttp http = new SecureHttp(HttpLimits.DEFAULT, files, Authentication.NONE)) {
      return ask(https, http);
    }
  }

  private static String ask(HttpsServer https, SecureHttp http) throws Exception {
    return http.get(
        URI.create("https://127.0.0.1:" + https.getAddress().getPort() + "/"),
        Map.of(),
        answer -> new String(answer.body().readAllBytes(), StandardCharsets.US_ASCII));
  }
}
