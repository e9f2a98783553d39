package io.andal.server.web;

/** Finished markup: everything in it that came from people is escaped already. */
public record Markup(String html) {
  public static final Markup EMPTY = new Markup("");

  @Override
  public String toString() {
    return html;
  }
}
