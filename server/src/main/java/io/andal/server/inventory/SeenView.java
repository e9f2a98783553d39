package io.andal.server.inventory;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;

/** What the pages of an API's traffic and of its consumers show. */
public record SeenView(
    boolean seen,
    String since,
    String last,
    String requests,
    List<String> sources,
    List<Operation> operations,
    String more,
    List<Consumer> consumers,
    String leaving) {
  public SeenView {
    sources = List.copyOf(sources);
    operations = List.copyOf(operations);
    consumers = List.copyOf(consumers);
  }

  /** An operation that was seen. */
  public record Operation(
      String key,
      Badge badge,
      Markup bar,
      String requests,
      String failures,
      boolean failing,
      String last,
      String statuses,
      List<String> undocumented) {
    public Operation {
      undocumented = List.copyOf(undocumented);
    }
  }

  /** Somebody who calls it. */
  public record Consumer(
      String client,
      String version,
      Markup bar,
      String requests,
      String last,
      boolean lately,
      List<String> operations,
      String more) {
    public Consumer {
      operations = List.copyOf(operations);
    }
  }
}
