package io.andal.server.slo;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;

/** What the list of objectives shows. */
public record ObjectivesView(
    ObjectiveFilter filter,
    int all,
    String found,
    Markup skyline,
    List<Chip> states,
    List<Choice> services,
    List<Choice> owners,
    List<Choice> sorts,
    List<Row> rows,
    String range,
    String previous,
    String next) {
  public ObjectivesView {
    states = List.copyOf(states);
    services = List.copyOf(services);
    owners = List.copyOf(owners);
    sorts = List.copyOf(sorts);
    rows = List.copyOf(rows);
  }

  /** A state with its count, as a link that narrows the list to it. */
  public record Chip(Badge badge, String count, String href, boolean current) {}

  /** One entry of a menu. */
  public record Choice(String value, String text, boolean current) {}

  /** One objective. */
  public record Row(
      String name,
      String title,
      String service,
      String owner,
      Badge badge,
      String target,
      String window,
      Markup bar,
      String remaining,
      String burn,
      String sli) {}
}
