package io.andal.signal.prometheus;

import java.io.IOException;

/** An answer came, but it is not what the API promises. */
final class BrokenAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenAnswer(String what) {
    super(what);
  }
}
