package io.andal.alert.alertmanager;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.andal.alert.group.Standing;
import io.andal.alert.label.Matcher;
import io.andal.alert.label.MatcherException;
import io.andal.alert.label.Matchers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which alerts a client wants to see.
 *
 * @param filters matchers, all of which must match
 * @param receiver an expression that matches the whole name of one receiver; empty for all
 */
public record AlertQuery(
    boolean active,
    boolean silenced,
    boolean inhibited,
    boolean muted,
    List<String> filters,
    String receiver) {
  private static final int MOST_FILTERS = 100;

  /** All there are. */
  public static final AlertQuery ALL = new AlertQuery(true, true, true, true, List.of(), "");

  public AlertQuery {
    filters = List.copyOf(filters);
  }

  Wanted wanted() throws MatcherException {
    return new Wanted(this, matchers(filters), expression());
  }

  static List<Matcher> matchers(List<String> filters) throws MatcherException {
    if (filters.size() > MOST_FILTERS) {
      throw new MatcherException("at most " + MOST_FILTERS + " filters are taken");
    }
    List<Matcher> matchers = new ArrayList<>();
    for (String filter : filters) {
      matchers.addAll(Matchers.parse(filter));
    }
    return matchers;
  }

  private Optional<Pattern> expression() throws MatcherException {
    if (receiver.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile("^(?:" + receiver + ")$"));
    } catch (PatternSyntaxException e) {
      throw new MatcherException(
          "failed to parse receiver param: " + String.valueOf(e.getMessage()), e);
    }
  }

  /** The query, understood. */
  record Wanted(AlertQuery query, List<Matcher> matchers, Optional<Pattern> receiver) {

    boolean takes(Standing standing) {
      return (query.active() || standing.suppressed())
          && (query.silenced() || standing.silencedBy().isEmpty())
          && (query.inhibited() || standing.inhibitedBy().isEmpty())
          && (query.muted() || standing.mutedBy().isEmpty())
          && standing.receivers().stream().anyMatch(this::takesReceiver)
          && Matcher.all(matchers, standing.alert().labels());
    }

    boolean takesReceiver(String name) {
      return receiver.map(pattern -> pattern.matches(name)).orElse(true);
    }
  }
}
