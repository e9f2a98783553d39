package io.andal.server.api;

import java.io.IOException;

/** A request's body is longer than its door takes. */
final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long limit) {
    super("The body is longer than the %d bytes that are taken here.".formatted(limit));
  }
}
