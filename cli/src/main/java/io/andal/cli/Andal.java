package io.andal.cli;

/** The andal command. */
public final class Andal {
  private Andal() {}

  public static void main(String[] arguments) {
    throw new UnsupportedOperationException(String.join(" ", arguments));
  }
}
