package io.andal.traffic.accesslog;

/** Why a line isn't taken, in words that follow "The line …" and tell nothing of its content. */
public enum Refusal {
  TOO_LONG("is longer than 64 kB"),
  SHAPE("doesn't have the shape of the format"),
  JSON("is no JSON object"),
  TIME("has no time that can be read"),
  AHEAD("is dated more than a day ahead"),
  REQUEST("has no HTTP request in it"),
  STATUS("has no HTTP status");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
