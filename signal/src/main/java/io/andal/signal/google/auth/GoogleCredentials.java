package io.andal.signal.google.auth;

import io.andal.signal.http.Credentials;
import io.andal.signal.http.HttpLimits;
import java.time.Clock;
import java.util.Map;

/**
 * Who Andal is at Google, as a document says it.
 *
 * @param credentials a reference to JSON; empty to look where Google's own tools do
 * @param allowCredentialEndpoints whether this machine's metadata server may be asked
 * @param quotaProject whose quota requests use; empty for that of the credentials
 */
public record GoogleCredentials(
    String credentials, boolean allowCredentialEndpoints, String quotaProject)
    implements Credentials.Foreign {

  /** Reads details that have passed the document's check. */
  public static GoogleCredentials of(Map<?, ?> details) {
    return new GoogleCredentials(
        text(details, "credentials"),
        Boolean.TRUE.equals(details.get("allowCredentialEndpoints")),
        text(details, "quotaProject"));
  }

  @Override
  public GoogleAuthentication authentication(HttpLimits limits, Clock clock) {
    return new GoogleAuthentication(this, limits, Surroundings.real(clock));
  }

  private static String text(Map<?, ?> map, String field) {
    Object value = map.get(field);
    return value == null ? "" : String.valueOf(value);
  }
}
