package io.andal.workspace.internal;

import io.andal.workspace.Position;

/** A text asked for more than its limits allow; reading stops there. */
final class LimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Position position;
  private final String rule;
  private final String remedy;

  LimitException(Position position, String rule, String message, String remedy) {
    super(message, null, false, false);
    this.position = position;
    this.rule = rule;
    this.remedy = remedy;
  }

  Position position() {
    return position;
  }

  String rule() {
    return rule;
  }

  String remedy() {
    return remedy;
  }
}
