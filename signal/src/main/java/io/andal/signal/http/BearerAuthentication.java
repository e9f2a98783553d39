package io.andal.signal.http;

import io.andal.signal.SourceException;
import java.util.Map;

/** A token that somebody made beforehand (RFC 6750). */
record BearerAuthentication(Credentials.Bearer bearer) implements Authentication {

  @Override
  public Map<String, String> headers(OutgoingRequest request) throws SourceException {
    return Map.of("Authorization", "Bearer " + Secrets.read(bearer.token()));
  }
}
