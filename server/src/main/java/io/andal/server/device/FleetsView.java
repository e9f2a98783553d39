package io.andal.server.device;

import io.andal.server.alert.ConcernedAlerts;
import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;

/** What the pages of fleets show. */
public record FleetsView(List<Card> cards, String answer, String tone) {
  public FleetsView {
    cards = List.copyOf(cards);
  }

  /**
   * How a fleet is.
   *
   * @param link how the connection to its broker is; empty if it has none
   * @param trouble what is wrong with it, in English; empty if nothing is
   */
  public record Card(
      String name,
      String href,
      String title,
      Badge badge,
      Markup bar,
      List<Figure> figures,
      String link,
      String trouble) {
    public Card {
      figures = List.copyOf(figures);
    }
  }

  /** A number with its name. */
  public record Figure(String name, String number) {}

  /** One fleet with its devices. */
  public record Detail(
      Card card,
      String json,
      Markup picture,
      List<SpanRow> spans,
      List<Figure> reasons,
      List<Filter> filters,
      List<DeviceRow> devices,
      String next,
      FleetTargetPage.Share share,
      List<ConcernedAlerts.Row> alerts,
      String commands) {
    public Detail {
      spans = List.copyOf(spans);
      reasons = List.copyOf(reasons);
      filters = List.copyOf(filters);
      devices = List.copyOf(devices);
      alerts = List.copyOf(alerts);
    }
  }

  /** The numbers of one column of the picture. */
  public record SpanRow(String from, String online, String offline, String unknown) {}

  /** A link that shows only some devices. */
  public record Filter(String href, String word, boolean current) {}

  /** One device in the table. */
  public record DeviceRow(
      String id, String href, Badge badge, String since, String seen, String attributes) {}

  /** One device. */
  public record Device(
      String fleet,
      String fleetHref,
      String id,
      String href,
      String json,
      Badge badge,
      String flapping,
      List<Figure> facts,
      List<Figure> values,
      Markup picture,
      List<ChangeRow> changes,
      List<TokenRow> tokens,
      Edit edit,
      List<ConcernedAlerts.Row> alerts) {
    public Device {
      tokens = List.copyOf(tokens);
      alerts = List.copyOf(alerts);
      facts = List.copyOf(facts);
      values = List.copyOf(values);
      changes = List.copyOf(changes);
    }
  }

  /**
   * What can be changed of a device.
   *
   * @param listedAt where in the fleet's document it stands, and has to be changed; else empty
   * @param until as a form's field writes times of the reader's zone
   * @param attributes a line for each
   */
  public record Edit(
      String listedAt,
      String document,
      List<Choice> lives,
      String until,
      String zone,
      String attributes) {
    public Edit {
      lives = List.copyOf(lives);
    }
  }

  /** One of several words. */
  public record Choice(String value, String word, boolean chosen) {}

  /** A token of a device that is in force. */
  public record TokenRow(String id, String made, String by) {}

  /** A change of presence. */
  public record ChangeRow(String at, Badge badge, String flapping) {}
}
