package io.andal.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A server on the loopback address answers to its own names alone. */
class HostGuardTest {
  private static final TestServer SERVER = TestServer.start();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  /** Java's HTTP client won't lie about the host. */
  private static String statusFor(String host) throws IOException {
    URI url = URI.create(SERVER.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      return String.valueOf(answer.readLine());
    }
  }

  @Test
  void aStrangersNameThatPointsHereIsRefused() throws IOException {
    assertThat(statusFor("pumps.example")).contains(" 421");
    assertThat(statusFor("localhost.pumps.example")).contains(" 421");
    assertThat(statusFor("127.0.0.1.pumps.example:80")).contains(" 421");
  }

  @Test
  void itsOwnNamesAreTaken() throws IOException {
    for (String host : new String[] {"localhost", "127.0.0.1:8080", "127.8.9.1", "[::1]:80"}) {
      assertThat(statusFor(host)).as(host).contains(" 200");
    }
  }
}
