package io.andal.signal.http;

import java.io.IOException;

/** An answer is longer than is taken. */
public final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLarge(long limit) {
    super("the answer is longer than " + limit + " bytes");
  }
}
