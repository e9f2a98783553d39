package io.andal.signal.datadog;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.OutgoingRequest;
import io.andal.workspace.SecretReference;
import java.util.LinkedHashMap;
import java.util.Map;

/** An API key and an application key, or a token; all are references and read anew each time. */
record DatadogKeys(String apiKey, String applicationKey, String bearerToken)
    implements Authentication {

  @Override
  public Map<String, String> headers(OutgoingRequest request) throws SourceException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!bearerToken.isEmpty()) {
      headers.put("Authorization", "Bearer " + value(bearerToken));
    }
    if (!apiKey.isEmpty()) {
      headers.put("DD-API-KEY", value(apiKey));
    }
    if (!applicationKey.isEmpty()) {
      headers.put("DD-APPLICATION-KEY", value(applicationKey));
    }
    return headers;
  }

  private static String value(String text) throws SourceException {
    if (!SecretReference.isReference(text)) {
      return text;
    }
    try {
      return SecretReference.resolve(text).strip();
    } catch (IllegalStateException e) {
      throw new SourceException(
          new SourceFailure(
              Cause.DENIED, String.valueOf(e.getMessage()), "Set it where Andal runs."));
    }
  }

  @Override
  public String toString() {
    return "Datadog keys";
  }
}
