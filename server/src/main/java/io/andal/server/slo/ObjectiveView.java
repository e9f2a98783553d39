package io.andal.server.slo;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;
import java.util.Optional;

/** What the page of one objective shows. */
public record ObjectiveView(
    String name,
    String title,
    String service,
    String description,
    Badge badge,
    String promise,
    String window,
    Optional<Answerable> owner,
    List<String> sources,
    Optional<Reading> reading,
    Optional<String> unmeasured,
    Chart burnDown,
    List<Burn> burns,
    List<MemberRow> members,
    Chart sli,
    List<Range> ranges,
    String slicesJson,
    Optional<Gate> gate,
    List<Fact> facts,
    List<Label> labels,
    List<AlertRow> alerts) {
  public ObjectiveView {
    sources = List.copyOf(sources);
    burns = List.copyOf(burns);
    members = List.copyOf(members);
    ranges = List.copyOf(ranges);
    facts = List.copyOf(facts);
    labels = List.copyOf(labels);
    alerts = List.copyOf(alerts);
  }

  /**
   * Who answers for it.
   *
   * @param rule where that is written
   */
  public record Answerable(String name, String email, String rule) {}

  /** History is being read. */
  public record Reading(String percent, Markup bar) {}

  /** A picture and the numbers behind it. */
  public record Chart(Markup picture, List<ChartRow> rows) {
    public Chart {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One line of a chart's numbers.
   *
   * @param x where it stands along the picture, 0 to 1, for the read-out
   */
  public record ChartRow(
      String x, String at, String value, String events, String bad, String unmeasured) {}

  /** The burn rate over one window. */
  public record Burn(String window, Markup bar, String rate, String threshold, boolean over) {}

  /**
   * One SLI of a composite.
   *
   * @param weight empty where weights mean nothing
   * @param consumed share of the composite's budget that it used up
   */
  public record MemberRow(
      String name,
      String service,
      String target,
      String weight,
      String consumed,
      Markup bar,
      String sli) {}

  /** How much time the SLI chart covers. */
  public record Range(String text, String href, boolean current) {}

  /** May we release? */
  public record Gate(Badge badge, String answer, String policy, List<String> reasons) {}

  /** A number and what it is. */
  public record Fact(String name, String value) {}

  /** One label with the list that shares it. */
  public record Label(String text, String href) {}

  /** One alert of this objective. */
  public record AlertRow(String id, Badge badge, String severity, String from, String lasted) {}
}
