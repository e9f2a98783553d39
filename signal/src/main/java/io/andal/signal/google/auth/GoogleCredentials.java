package io.andal.signal.google.auth;

import io.andal.signal.http.Credentials;
import io.andal.signal.http.Details;
import io.andal.signal.http.HttpLimits;
import java.time.Clock;

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
  public static GoogleCredentials of(Details details) {
    return new GoogleCredentials(
        details.text("credentials"),
        details.allows("allowCredentialEndpoints"),
        details.text("quotaProject"));
  }

  @Override
  public GoogleAuthentication authentication(HttpLimits limits, Clock clock) {
    return new GoogleAuthentication(this, limits, Surroundings.real(clock));
  }
}
