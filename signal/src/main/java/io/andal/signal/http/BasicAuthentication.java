package io.andal.signal.http;

import io.andal.signal.SourceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A user and a password (RFC 7617). */
record BasicAuthentication(Credentials.Basic basic) implements Authentication {

  @Override
  public Map<String, String> headers(OutgoingRequest request) throws SourceException {
    return header(Secrets.read(basic.username()), Secrets.read(basic.password()));
  }

  static Map<String, String> header(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }
}
