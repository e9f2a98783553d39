package io.andal.server.slo;

import io.andal.slo.BudgetState;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which objectives are shown and in which order: the part of the page's URL behind the question
 * mark.
 *
 * @param q words that name, title, service or owner must hold, all of them
 * @param label {@code key} or {@code key=value}
 * @param page counted from 1
 */
public record ObjectiveFilter(
    String q,
    Optional<BudgetState> state,
    String service,
    String owner,
    String label,
    Sort sort,
    int page) {

  /** The orders, worst first unless told otherwise. */
  public enum Sort {
    BUDGET,
    BURN,
    NAME,
    SERVICE;

    Comparator<Standing> order() {
      Comparator<Standing> first =
          switch (this) {
            case BUDGET -> Comparator.comparingDouble(Standing::worry);
            case BURN ->
                Comparator.comparingDouble((Standing s) -> s.burn(Duration.ofHours(1))).reversed();
            case NAME -> Comparator.comparing(Standing::title, String.CASE_INSENSITIVE_ORDER);
            case SERVICE -> Comparator.comparing(s -> s.definition().service());
          };
      return first.thenComparing(Standing::name);
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Sort of(String word) {
      for (Sort sort : values()) {
        if (sort.word().equals(word)) {
          return sort;
        }
      }
      return BUDGET;
    }
  }

  /** Reads the parameters as they came; what makes no sense counts as not given. */
  static ObjectiveFilter of(
      String q, String state, String service, String owner, String label, String sort, int page) {
    Optional<BudgetState> wanted = Optional.empty();
    for (BudgetState each : BudgetState.values()) {
      if (word(each).equals(state)) {
        wanted = Optional.of(each);
      }
    }
    return new ObjectiveFilter(
        q.strip(), wanted, service, owner, label.strip(), Sort.of(sort), Math.max(1, page));
  }

  static String word(BudgetState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** All but the state, which the page counts first. */
  boolean matchesBesidesState(Standing standing) {
    return (service.isEmpty() || service.equals(standing.definition().service()))
        && (owner.isEmpty() || standing.owner().map(o -> o.reference().equals(owner)).orElse(false))
        && (label.isEmpty() || matchesLabel(standing))
        && (q.isEmpty() || matchesWords(standing));
  }

  boolean matchesState(Standing standing) {
    return state.map(wanted -> wanted == standing.state()).orElse(true);
  }

  private boolean matchesLabel(Standing standing) {
    int equals = label.indexOf('=');
    String key = equals < 0 ? label : label.substring(0, equals);
    List<String> values = standing.definition().labels().get(key);
    return values != null && (equals < 0 || values.contains(label.substring(equals + 1)));
  }

  private boolean matchesWords(Standing standing) {
    String text =
        (standing.name()
                + ' '
                + standing.title()
                + ' '
                + standing.definition().service()
                + ' '
                + standing.owner().map(o -> o.displayName()).orElse(""))
            .toLowerCase(Locale.ROOT);
    for (String word : q.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  ObjectiveFilter withState(Optional<BudgetState> other) {
    return new ObjectiveFilter(q, other, service, owner, label, sort, 1);
  }

  ObjectiveFilter withSort(Sort other) {
    return new ObjectiveFilter(q, state, service, owner, label, other, 1);
  }

  ObjectiveFilter withPage(int other) {
    return new ObjectiveFilter(q, state, service, owner, label, sort, other);
  }

  public String stateWord() {
    return state.map(ObjectiveFilter::word).orElse("");
  }

  /** Whether anything is left out. */
  public boolean narrows() {
    return !q.isEmpty()
        || state.isPresent()
        || !service.isEmpty()
        || !owner.isEmpty()
        || !label.isEmpty();
  }

  /** The stable address of this view. */
  public String href() {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath("/objectives");
    add(url, "q", q);
    add(url, "state", stateWord());
    add(url, "service", service);
    add(url, "owner", owner);
    add(url, "label", label);
    add(url, "sort", sort == Sort.BUDGET ? "" : sort.word());
    add(url, "page", page == 1 ? "" : String.valueOf(page));
    return url.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder url, String name, String value) {
    if (!value.isEmpty()) {
      url.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
    }
  }
}
