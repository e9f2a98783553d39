package io.andal.signal.store;

/** The tables of one way to receive points; each way has its own. */
public enum Tables {
  OTLP("otlp"),
  REMOTE_WRITE("remote_write");

  private final String prefix;

  Tables(String prefix) {
    this.prefix = prefix;
  }

  /** SQL in which {@code {}} stands for what the tables' names begin with. */
  String sql(String text) {
    return text.replace("{}", prefix);
  }
}
