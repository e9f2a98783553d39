package io.andal.traffic.count;

/** Statuses as texts, made once. */
final class StatusText {
  private static final String[] TEXTS = texts();

  private StatusText() {}

  private static String[] texts() {
    String[] texts = new String[600];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Integer.toString(i);
    }
    return texts;
  }

  static String of(int status) {
    return status >= 0 && status < TEXTS.length ? TEXTS[status] : "0";
  }
}
