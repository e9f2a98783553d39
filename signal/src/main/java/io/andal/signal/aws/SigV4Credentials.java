package io.andal.signal.aws;

import io.andal.signal.http.Authentication;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.Details;
import io.andal.signal.http.HttpLimits;
import java.time.Clock;

/**
 * An identity at AWS, for servers that want signed requests.
 *
 * @param service whose name is signed
 */
public record SigV4Credentials(AwsIdentity identity, String service)
    implements Credentials.Foreign {
  private static final String MANAGED_PROMETHEUS = "aps";

  /** Reads {@code sigv4} of connection details that were checked. */
  public static SigV4Credentials of(Details sigv4) {
    return new SigV4Credentials(
        AwsIdentity.of(sigv4, "andal"),
        sigv4.has("service") ? sigv4.text("service") : MANAGED_PROMETHEUS);
  }

  @Override
  public Authentication authentication(HttpLimits limits, Clock clock) {
    return new AwsAuthentication(
        new AwsAccess(identity, limits, Surroundings.real(clock)), service);
  }
}
