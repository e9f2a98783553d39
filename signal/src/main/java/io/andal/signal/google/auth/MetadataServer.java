package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.AccessToken;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** The metadata server of a machine, a pod or a Cloud Run service: its own service account. */
final class MetadataServer implements TokenSource {
  private static final String ACCOUNT = "/computeMetadata/v1/instance/service-accounts/default/";
  private static final Map<String, String> FLAVOR = Map.of("Metadata-Flavor", "Google");

  private final String host;
  private final TokenDoor door;

  MetadataServer(Surroundings.Variables variables, TokenDoor door) {
    this.host = variables.get("GCE_METADATA_HOST").orElse("metadata.google.internal");
    this.door = door;
  }

  @Override
  public AccessToken token(String scope, Instant now) throws SourceException, InterruptedException {
    URI uri = address("token?scopes=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
    try {
      return TokenDoor.token(uri, door.get(uri, FLAVOR), now);
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.UNREACHABLE && e.failure().cause() != Cause.TIMEOUT) {
        throw e;
      }
      throw NoToken.because(
          "No Google credentials were found, and no metadata server answers.",
          "Write `credentials`, or set GOOGLE_APPLICATION_CREDENTIALS where Andal runs.");
    }
  }

  private URI address(String path) throws SourceException {
    try {
      return URI.create("http://" + host + ACCOUNT + path);
    } catch (IllegalArgumentException e) {
      throw NoToken.because("GCE_METADATA_HOST is no host.", "Correct it, or don't set it.");
    }
  }

  @Override
  public String principal() throws SourceException, InterruptedException {
    return door.text(address("email"), FLAVOR);
  }
}
