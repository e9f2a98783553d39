package io.andal.catalog.http;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.OutgoingRequest;
import io.andal.workspace.SecretReference;
import java.util.Map;

/**
 * A key in a header of its own, read anew each time.
 *
 * @param reference to the key; empty to send none
 */
public record ApiKey(String header, String reference) implements Authentication {

  @Override
  public Map<String, String> headers(OutgoingRequest request) throws SourceException {
    if (reference.isEmpty()) {
      return Map.of();
    }
    try {
      return Map.of(header, SecretReference.resolve(reference).strip());
    } catch (IllegalStateException e) {
      throw new SourceException(
          new SourceFailure(
              Cause.DENIED, String.valueOf(e.getMessage()), "Set it where Andal runs."));
    }
  }

  @Override
  public String toString() {
    return "an API key";
  }
}
