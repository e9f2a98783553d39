package io.andal.signal.prometheus;

import io.andal.signal.SignalSource;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.SecureHttp;
import java.time.Clock;
import java.util.Map;

/** Makes sources of {@code type: Prometheus}, and of what speaks its API. */
public final class PrometheusSources {
  private PrometheusSources() {}

  /**
   * Opens a source; asks nothing yet.
   *
   * @param connectionDetails as in the DataSource document
   */
  public static SignalSource open(String name, Map<String, Object> connectionDetails, Clock clock) {
    return open(name, connectionDetails, PromqlDialect.PROMETHEUS, clock);
  }

  /** Connections as a source has them, for those who have something else to say to the server. */
  public static SecureHttp connections(Map<String, Object> connectionDetails, Clock clock) {
    ConnectionDetails details = ConnectionDetails.of(connectionDetails);
    return new SecureHttp(
        details.limits(),
        details.tls(),
        details.credentials().authentication(details.limits(), clock));
  }

  /** The same for a system that differs from Prometheus. */
  public static PromqlSource open(
      String name, Map<String, Object> connectionDetails, PromqlDialect dialect, Clock clock) {
    return new PrometheusSource(
        name, ConnectionDetails.of(connectionDetails, dialect.timing()), dialect, clock);
  }

  /**
   * The same for a cloud's own, which knows who asks.
   *
   * @param credentials instead of those in the details
   */
  public static PromqlSource open(
      String name,
      Map<String, Object> connectionDetails,
      PromqlDialect dialect,
      Credentials credentials,
      Clock clock) {
    return new PrometheusSource(
        name,
        ConnectionDetails.of(connectionDetails, dialect.timing()).with(credentials),
        dialect,
        clock);
  }
}
