package io.andal.signal.http;

import java.net.URI;
import java.time.Clock;

/** Who Andal is to a server, as a document says it: secrets are references, never values. */
public sealed interface Credentials {

  /** Nobody in particular. */
  record None() implements Credentials {}

  /** A user and a password, in every request. */
  record Basic(String username, String password) implements Credentials {
    @Override
    public String principal() {
      return "user " + username;
    }
  }

  /** A token that was made beforehand. */
  record Bearer(String token) implements Credentials {
    @Override
    public String principal() {
      return "whoever the bearer token is of";
    }
  }

  /**
   * OAuth 2.0 client credentials (RFC 6749, 4.4): a token endpoint gives tokens that live shortly.
   *
   * @param scope empty if none is asked for
   * @param inBody whether the secret goes into the form instead of a header
   * @param ca a reference to the authorities that the endpoint's certificate is of; empty for the
   *     usual ones
   */
  record Client(
      URI tokenUrl, String clientId, String clientSecret, String scope, boolean inBody, String ca)
      implements Credentials {
    @Override
    public String principal() {
      return "client " + clientId;
    }
  }

  /** Who that is to the server, for people, as far as it is known here; empty for nobody. */
  default String principal() {
    return "";
  }

  /** A way that another package knows. */
  @FunctionalInterface
  non-sealed interface Foreign extends Credentials {
    @Override
    Authentication authentication(HttpLimits limits, Clock clock);
  }

  /** What proves it in requests; asks nothing yet. */
  default Authentication authentication(HttpLimits limits, Clock clock) {
    return switch (this) {
      case None _ -> Authentication.NONE;
      case Basic basic -> new BasicAuthentication(basic);
      case Bearer bearer -> new BearerAuthentication(bearer);
      case Client client -> new ClientAuthentication(client, limits, clock);
      case Foreign foreign -> foreign.authentication(limits, clock);
    };
  }
}
