package io.andal.signal.cloudwatch;

import io.andal.signal.aws.AwsAccess;
import io.andal.signal.aws.Surroundings;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.SecureHttp;

/** Who we are at AWS and what we may ask there. Thread-safe. */
final class Connection implements AutoCloseable {
  private final SecureHttp http;
  private final AwsAccess access;
  private final CloudWatchApi api;

  Connection(CloudWatchSettings settings, Surroundings surroundings) {
    this.http = new SecureHttp(settings.limits(), settings.tls(), Authentication.NONE);
    this.access =
        new AwsAccess(settings.identity(), settings.limits(), settings.tls(), surroundings);
    this.api = new CloudWatchApi(settings, access, http, surroundings);
  }

  CloudWatchApi api() {
    return api;
  }

  AwsAccess access() {
    return access;
  }

  @Override
  public void close() {
    http.close();
    access.close();
  }
}
