package io.andal.signal.http;

import java.net.URI;
import java.util.Map;

/**
 * What is about to be asked, for those who sign it.
 *
 * @param headers that are sent besides the proof
 * @param body a form; empty for GET
 */
public record OutgoingRequest(String method, URI uri, Map<String, String> headers, String body) {
  public OutgoingRequest {
    headers = Map.copyOf(headers);
  }

  /** A request without headers that matter to a signature. */
  public OutgoingRequest(String method, URI uri, String body) {
    this(method, uri, Map.of(), body);
  }
}
