package io.andal.signal.aws;

import io.andal.signal.SourceException;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.GuardedHttp;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.SecureHttp;
import io.andal.signal.http.TlsFiles;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Signs requests as one identity, with keys that are found, kept and renewed. Thread-safe. */
public final class AwsAccess implements AutoCloseable {
  private static final HttpLimits ENDPOINT_LIMITS =
      new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 64L << 10, 1, true);

  private final AwsIdentity identity;
  private final Clock clock;
  private final SecureHttp http;

  /** Only this client may ask link-local addresses, and only credential endpoints are asked. */
  private final GuardedHttp endpoints;

  private final Sts sts;
  private final AwsCredentials credentials;

  /** With the JDK's authorities. */
  public AwsAccess(AwsIdentity identity, HttpLimits limits, Surroundings surroundings) {
    this(identity, limits, TlsFiles.USUAL, surroundings);
  }

  /**
   * Asks nothing yet.
   *
   * @param tls how AWS' endpoints are recognized
   */
  public AwsAccess(
      AwsIdentity identity, HttpLimits limits, TlsFiles tls, Surroundings surroundings) {
    this.identity = identity;
    this.clock = surroundings.clock();
    this.http = new SecureHttp(limits, tls, Authentication.NONE);
    this.endpoints = new GuardedHttp(ENDPOINT_LIMITS);
    this.sts = new Sts(stsAddress(identity, surroundings), identity.region(), http, clock);
    this.credentials = credentials(surroundings);
  }

  private static URI stsAddress(AwsIdentity identity, Surroundings surroundings) {
    return URI.create(
        surroundings
            .variables()
            .get("AWS_ENDPOINT_URL_STS")
            .orElse("https://sts." + identity.region() + "." + identity.domain() + "/"));
  }

  private AwsCredentials credentials(Surroundings surroundings) {
    AwsCredentials own =
        identity.accessKeyId().isEmpty()
            ? new FoundCredentials(identity, surroundings, sts, endpoints)
            : new DocumentCredentials(
                identity.accessKeyId(), identity.secretAccessKey(), identity.sessionToken());
    AwsCredentials kept = new KeptCredentials(own, clock);
    if (identity.roleArn().isEmpty()) {
      return kept;
    }
    RoleToAssume role =
        new RoleToAssume(identity.roleArn(), identity.externalId(), identity.session());
    return new KeptCredentials(new AssumedRoleCredentials(kept, role, sts), clock);
  }

  /**
   * The headers to send: those of the request, and the signature.
   *
   * @param service whose name is signed, such as {@code monitoring}
   */
  public Map<String, String> sign(SigV4.Request request, String service)
      throws SourceException, InterruptedException {
    return new SigV4(identity.region(), service).sign(request, credentials.keys(), clock.instant());
  }

  /** The keys were refused: those that are kept are kept no longer. */
  public void forget() {
    credentials.forget();
  }

  /** Asks AWS who signs; needs no permission. */
  public AwsCaller caller() throws SourceException, InterruptedException {
    return sts.caller(credentials.keys());
  }

  @Override
  public void close() {
    http.close();
    endpoints.close();
  }
}
