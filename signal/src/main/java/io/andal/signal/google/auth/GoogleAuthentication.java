package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.KeptToken;
import io.andal.signal.http.OutgoingRequest;
import io.andal.signal.http.SecureHttp;
import io.andal.signal.http.TlsFiles;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A token of Google's that may do as much as its scope says, shown to Google only. */
public final class GoogleAuthentication implements Authentication {
  /** May read metrics and nothing else. */
  public static final String SCOPE = "https://www.googleapis.com/auth/monitoring.read";

  /** May do whatever its account may, for APIs that know no narrower scope. */
  public static final String CLOUD_SCOPE = "https://www.googleapis.com/auth/cloud-platform";

  private static final HttpLimits ENDPOINT_LIMITS =
      new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 64L << 10, 2, true);

  private final SecureHttp http;

  /** Only this client may ask link-local addresses, and only credential endpoints are asked. */
  private final SecureHttp endpoints;

  private final GoogleCredentials settings;
  private final TokenSource source;
  private final KeptToken token;

  /** With the JDK's authorities. */
  public GoogleAuthentication(
      GoogleCredentials settings, HttpLimits limits, Surroundings surroundings) {
    this(settings, limits, TlsFiles.USUAL, surroundings);
  }

  /** May read metrics. */
  public GoogleAuthentication(
      GoogleCredentials settings, HttpLimits limits, TlsFiles tls, Surroundings surroundings) {
    this(settings, limits, tls, surroundings, SCOPE);
  }

  /**
   * Asks nothing yet.
   *
   * @param tls how Google's token endpoints are recognized
   * @param scope what its tokens may do
   */
  public GoogleAuthentication(
      GoogleCredentials settings,
      HttpLimits limits,
      TlsFiles tls,
      Surroundings surroundings,
      String scope) {
    this.settings = settings;
    this.http =
        new SecureHttp(
            new HttpLimits(limits.connect(), limits.total(), 64L << 10, 4, false),
            tls,
            Authentication.NONE);
    this.endpoints = new SecureHttp(ENDPOINT_LIMITS, TlsFiles.USUAL, Authentication.NONE);
    TokenDoor usual = new TokenDoor(http);
    TokenDoor own = new TokenDoor(endpoints);
    CredentialsFile files =
        new CredentialsFile(usual, settings.allowCredentialEndpoints() ? own : usual);
    this.source = new FoundCredentials(settings, surroundings, files, own);
    this.token = new KeptToken(now -> source.token(scope, now), surroundings.clock());
  }

  @Override
  public Map<String, String> headers(OutgoingRequest request)
      throws SourceException, InterruptedException {
    GoogleAddresses.check(request.uri(), "The `url`");
    if (settings.quotaProject().isEmpty()) {
      return token.header();
    }
    Map<String, String> headers = new HashMap<>(token.header());
    headers.put("X-Goog-User-Project", settings.quotaProject());
    return headers;
  }

  @Override
  public boolean renew(Map<String, String> refused) {
    token.drop(refused);
    return true;
  }

  /** For whom the token speaks: mostly a service account's address. */
  public String principal() throws SourceException, InterruptedException {
    return source.principal();
  }

  @Override
  public void close() {
    http.close();
    endpoints.close();
  }
}
