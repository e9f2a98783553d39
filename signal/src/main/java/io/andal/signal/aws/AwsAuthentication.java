package io.andal.signal.aws;

import io.andal.signal.SourceException;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.OutgoingRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Proves who asks by a signature over each request (Signature Version 4).
 *
 * @param access closed together with this
 * @param service whose name is signed: {@code aps} for Amazon Managed Prometheus
 */
public record AwsAuthentication(AwsAccess access, String service) implements Authentication {

  /** What is signed beside the host and the time: more may be changed by proxies on the way. */
  @Override
  public Map<String, String> headers(OutgoingRequest request)
      throws SourceException, InterruptedException {
    Map<String, String> signed = new HashMap<>();
    request
        .headers()
        .forEach(
            (name, value) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.equals("content-type") || lower.startsWith("x-amz-")) {
                signed.put(name, value);
              }
            });
    Map<String, String> all =
        access.sign(
            new SigV4.Request(
                request.method(),
                request.uri(),
                signed,
                request.body().getBytes(StandardCharsets.UTF_8)),
            service);
    Map<String, String> proof = new HashMap<>(all);
    proof.keySet().removeAll(signed.keySet());
    return proof;
  }

  @Override
  public boolean renew(Map<String, String> refused) {
    access.forget();
    return true;
  }

  @Override
  public void close() {
    access.close();
  }
}
