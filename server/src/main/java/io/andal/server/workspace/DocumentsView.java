package io.andal.server.workspace;

import java.util.List;

/** What the list of documents shows. */
public record DocumentsView(
    String q,
    String kind,
    String found,
    List<Trouble> troubles,
    List<Chip> kinds,
    List<Row> rows,
    String range,
    String previous,
    String next) {
  public DocumentsView {
    troubles = List.copyOf(troubles);
    kinds = List.copyOf(kinds);
    rows = List.copyOf(rows);
  }

  /** Something wrong in the served folder. */
  public record Trouble(
      String tone, String word, String place, String message, String remedy, String rule) {}

  /** A kind with its count. */
  public record Chip(String text, String count, String href, boolean current) {}

  /** One document in force. */
  public record Row(String kind, String name, String title, String file, String href) {}

  /** One document. */
  public record Detail(String kind, String name, String title, String file, String json) {}
}
