package io.andal.cli;

/** A command could not do what it was asked; the message is the one line that the user reads. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The answer is no: refused, different, not allowed. */
  public static final int NO = 1;

  /** There is no answer: wrong usage, nothing answers, not readable. */
  public static final int COULD_NOT = 2;

  private final int exitCode;

  private CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public static CommandException no(String message) {
    return new CommandException(NO, "andal: " + message);
  }

  public static CommandException couldNot(String message) {
    return new CommandException(COULD_NOT, "andal: " + message);
  }

  public int exitCode() {
    return exitCode;
  }
}
