package io.andal.traffic.accesslog;

import org.jspecify.annotations.Nullable;

/** A way in which a line of a log says what happened. */
interface LineFormat {

  /** Puts what a line says into an entry; why it can't, or null if it could. */
  @Nullable Refusal read(byte[] bytes, int from, int to, Entry into);
}
