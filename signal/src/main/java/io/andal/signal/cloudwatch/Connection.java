package io.andal.signal.cloudwatch;

import io.andal.signal.SourceException;
import io.andal.signal.http.GuardedHttp;
import io.andal.signal.http.HttpLimits;
import java.net.URI;
import java.time.Duration;

/** Who we are at AWS and what we may ask there. Thread-safe. */
final class Connection implements AutoCloseable {
  private static final HttpLimits ENDPOINT_LIMITS =
      new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 64L << 10, 1, true);

  private final GuardedHttp http;

  /** Only this client may ask link-local addresses, and only credential endpoints are asked. */
  private final GuardedHttp endpoints;

  private final AwsCredentials credentials;
  private final Sts sts;
  private final CloudWatchApi api;

  Connection(CloudWatchSettings settings, Surroundings surroundings) {
    this.http = new GuardedHttp(settings.limits());
    this.endpoints = new GuardedHttp(ENDPOINT_LIMITS);
    this.sts =
        new Sts(stsAddress(settings, surroundings), settings.region(), http, surroundings.clock());
    this.credentials = credentials(settings, surroundings);
    this.api = new CloudWatchApi(settings, credentials, http, surroundings);
  }

  private static URI stsAddress(CloudWatchSettings settings, Surroundings surroundings) {
    String region = settings.region();
    return URI.create(
        surroundings
            .variables()
            .get("AWS_ENDPOINT_URL_STS")
            .orElse("https://sts." + region + "." + CloudWatchSettings.domain(region) + "/"));
  }

  private AwsCredentials credentials(CloudWatchSettings settings, Surroundings surroundings) {
    AwsCredentials own =
        settings.accessKeyId().isEmpty()
            ? new FoundCredentials(settings, surroundings, sts, endpoints)
            : new DocumentCredentials(
                settings.accessKeyId(), settings.secretAccessKey(), settings.sessionToken());
    AwsCredentials kept = new KeptCredentials(own, surroundings.clock());
    if (settings.roleArn().isEmpty()) {
      return kept;
    }
    RoleToAssume role =
        new RoleToAssume(settings.roleArn(), settings.externalId(), settings.session());
    return new KeptCredentials(new AssumedRoleCredentials(kept, role, sts), surroundings.clock());
  }

  CloudWatchApi api() {
    return api;
  }

  Sts.Caller caller() throws SourceException, InterruptedException {
    return sts.caller(credentials.keys());
  }

  @Override
  public void close() {
    http.close();
    endpoints.close();
  }
}
