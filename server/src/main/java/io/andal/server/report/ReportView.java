package io.andal.server.report;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;

/**
 * What the page and the paper show.
 *
 * @param answer the report in one sentence
 * @param picture all objectives at a glance, one row for each group
 */
record ReportView(
    String period,
    String span,
    String by,
    String answer,
    String tone,
    String asOf,
    Markup picture,
    List<Choice> periods,
    List<Link> groupings,
    String only,
    String onlyTitle,
    List<Group> groups,
    Paging paging,
    String self,
    String csv,
    String json,
    String pdf) {
  ReportView {
    periods = List.copyOf(periods);
    groupings = List.copyOf(groupings);
    groups = List.copyOf(groups);
  }

  /** A period to choose. */
  record Choice(String value, String text, boolean current) {}

  /**
   * Where in a long report this is.
   *
   * @param range {@code 201 to 400 of 10,000}
   * @param previous empty on the first page
   * @param next empty on the last page
   */
  record Paging(String range, String previous, String next) {
    /** Whether there is more than one page. */
    public boolean needed() {
      return !previous.isEmpty() || !next.isEmpty();
    }
  }

  record Link(String href, String text, boolean current) {}

  /**
   * A team or a service.
   *
   * @param kept {@code 11 of 12 kept}
   */
  record Group(String title, String href, String kept, String alerts, List<Line> lines) {
    Group {
      lines = List.copyOf(lines);
    }
  }

  /** One objective. */
  record Line(
      String name,
      String title,
      String service,
      Badge badge,
      String target,
      String attained,
      Markup bar,
      String consumed,
      String worst,
      String unknown,
      String alerts) {}
}
