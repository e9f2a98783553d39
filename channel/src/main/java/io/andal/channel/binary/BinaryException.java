package io.andal.channel.binary;

/** Octets are no message of ours; the text says what was found instead. */
public final class BinaryException extends Exception {
  private static final long serialVersionUID = 1L;

  BinaryException(String message) {
    super(message);
  }
}
