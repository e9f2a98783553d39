package io.andal.device.live;

/** Why a command wasn't sent; nothing of it counts. */
public final class CommandRefused extends Exception {
  private static final long serialVersionUID = 1;

  /** What kind of reason it is. */
  public enum Kind {
    /** There is no such fleet. */
    UNKNOWN,
    /** What was asked can't be sent. */
    BAD,
    /** The fleet or the device is not in a state in which it could be sent. */
    CONFLICT,
    /** Too many were sent. */
    TOO_MANY
  }

  private final Kind kind;

  CommandRefused(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** In one sentence, without a full stop. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
