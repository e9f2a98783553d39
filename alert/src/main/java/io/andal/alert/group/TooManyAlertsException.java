package io.andal.alert.group;

/** More alerts at a time than are kept; nothing of the request was. */
public final class TooManyAlertsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyAlertsException(int most) {
    super("more than " + most + " alerts fire at a time; the newest were not taken");
  }
}
