package io.andal.signal.aws;

import io.andal.signal.http.Authentication;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.HttpLimits;
import java.time.Clock;
import java.util.Map;

/**
 * An identity at AWS, for servers that want signed requests.
 *
 * @param service whose name is signed
 */
public record SigV4Credentials(AwsIdentity identity, String service)
    implements Credentials.Foreign {
  private static final String MANAGED_PROMETHEUS = "aps";

  /** Reads {@code sigv4} of connection details that were checked. */
  public static SigV4Credentials of(Map<?, ?> sigv4) {
    Object service = sigv4.get("service");
    return new SigV4Credentials(
        AwsIdentity.of(sigv4, "andal"),
        service == null ? MANAGED_PROMETHEUS : String.valueOf(service));
  }

  @Override
  public Authentication authentication(HttpLimits limits, Clock clock) {
    return new AwsAuthentication(
        new AwsAccess(identity, limits, Surroundings.real(clock)), service);
  }
}
