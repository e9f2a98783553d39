package io.andal.device;

/**
 * One command, or an answer that overtook its command. All times are UTC milliseconds.
 *
 * @param group in which it counts; 0 while it isn't sent
 * @param sentMillis {@link #NONE} while only its answer is known
 * @param answeredMillis of the earliest answer; {@link #NONE} if there is none
 * @param ok whether that answer was good
 * @param blind whether nobody heard the devices between sending and deadline
 * @param told what it counts as in its minute until now
 * @param receivedMillis when it was first heard of
 */
public record CommandRow(
    CommandKey key,
    int group,
    long sentMillis,
    long answeredMillis,
    boolean ok,
    boolean blind,
    Told told,
    long receivedMillis) {
  /** No time. */
  public static final long NONE = Long.MIN_VALUE;

  /** What a command counts as. */
  public enum Told {
    NOTHING(0, 0),
    FAILED(1, 0),
    SUCCEEDED(1, 1);

    private final int commands;
    private final int succeeded;

    Told(int commands, int succeeded) {
      this.commands = commands;
      this.succeeded = succeeded;
    }

    /** As it is stored. */
    public int number() {
      return commands + succeeded;
    }

    /** What a stored number says. */
    public static Told numbered(int number) {
      return number == 2 ? SUCCEEDED : number == 1 ? FAILED : NOTHING;
    }

    int commands() {
      return commands;
    }

    int succeeded() {
      return succeeded;
    }
  }

  static CommandRow sent(CommandKey key, int group, long sent, boolean blind, long received) {
    return new CommandRow(key, group, sent, NONE, false, blind, Told.NOTHING, received);
  }

  static CommandRow answered(CommandKey key, long answered, boolean ok, long received) {
    return new CommandRow(key, 0, NONE, answered, ok, false, Told.NOTHING, received);
  }

  /** Whether the command itself is known. */
  public boolean isSent() {
    return sentMillis != NONE;
  }

  CommandRow sentAt(int newGroup, long sent, boolean newBlind) {
    return new CommandRow(key, newGroup, sent, answeredMillis, ok, newBlind, told, receivedMillis);
  }

  /** The earliest answer decides; of two at the same time the bad one. */
  CommandRow answer(long answered, boolean good) {
    if (answeredMillis != NONE
        && (answeredMillis < answered || (answeredMillis == answered && (!ok || good)))) {
      return this;
    }
    return new CommandRow(key, group, sentMillis, answered, good, blind, told, receivedMillis);
  }

  CommandRow tell(Told verdict) {
    return new CommandRow(
        key, group, sentMillis, answeredMillis, ok, blind, verdict, receivedMillis);
  }

  /** What it counts as, as far as is known. */
  Told verdict(long now, long withinMillis) {
    if (!isSent()) {
      return Told.NOTHING;
    }
    long deadline = sentMillis + withinMillis;
    if (answeredMillis != NONE && answeredMillis <= deadline) {
      return ok ? Told.SUCCEEDED : Told.FAILED;
    }
    return now < deadline || blind ? Told.NOTHING : Told.FAILED;
  }
}
