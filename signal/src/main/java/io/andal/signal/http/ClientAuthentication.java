package io.andal.signal.http;

import io.andal.signal.SourceException;
import java.time.Clock;
import java.util.Map;

/** OAuth 2.0 client credentials: a token of their endpoint. */
final class ClientAuthentication implements Authentication {
  private final TokenEndpoint endpoint;
  private final KeptToken token;

  ClientAuthentication(Credentials.Client client, HttpLimits limits, Clock clock) {
    this.endpoint = new TokenEndpoint(client, limits);
    this.token = new KeptToken(endpoint::fetch, clock);
  }

  @Override
  public Map<String, String> headers(OutgoingRequest request)
      throws SourceException, InterruptedException {
    return token.header();
  }

  @Override
  public boolean renew(Map<String, String> refused) {
    token.drop(refused);
    return true;
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
