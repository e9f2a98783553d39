package io.andal.server.alert;

import io.andal.server.web.Badge;
import java.util.List;

/** What the list of alerts shows. */
public record AlertsView(
    String answer,
    String tone,
    String slo,
    String sloTitle,
    List<Chip> states,
    List<Row> rows,
    boolean first,
    String firstHref,
    String next) {
  public AlertsView {
    states = List.copyOf(states);
    rows = List.copyOf(rows);
  }

  /** A link that narrows the list to a state. */
  public record Chip(String text, String href, boolean current) {}

  /** One alert. */
  public record Row(
      String id,
      Badge badge,
      String title,
      String slo,
      String service,
      String owner,
      String rule,
      String severity,
      String from,
      String lasted,
      String burn,
      String remaining,
      String summary) {}

  /** One alert with its messages. */
  public record Detail(
      Row row, boolean frozen, List<Step> steps, List<Message> messages, boolean unsent) {
    public Detail {
      steps = List.copyOf(steps);
      messages = List.copyOf(messages);
    }
  }

  /** Something in the life of an alert. */
  public record Step(String tone, String icon, String text, String at) {}

  /** One message on its way. */
  public record Message(
      Badge badge,
      String event,
      String channel,
      String recipient,
      String when,
      String attempts,
      String error) {}
}
