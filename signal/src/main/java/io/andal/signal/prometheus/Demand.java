package io.andal.signal.prometheus;

import io.andal.signal.ExactCounter;
import io.andal.signal.Matcher;
import io.andal.signal.MinuteRange;
import io.andal.signal.Selector;
import io.andal.signal.SourceFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One selector that somebody wants counted in this reading, and what came of it so far. Not
 * thread-safe.
 */
final class Demand {
  private final Selector asked;
  private final Selector selector;
  private final OptionalDouble nativeBound;
  private final List<String> bounds;
  private final Set<String> warnings = new LinkedHashSet<>();
  private ExactCounter counter;
  private @Nullable SourceFailure failure;

  /**
   * A wish.
   *
   * @param asked as the user wrote it
   * @param bounds how the series spell the bound that {@code le} asks for; empty if it asks none
   */
  Demand(Selector asked, List<String> bounds, MinuteRange range) {
    this.asked = asked;
    this.nativeBound =
        isNative(asked) && bounds.isEmpty()
            ? OptionalDouble.of(asked.le().orElseThrow())
            : OptionalDouble.empty();
    this.selector = nativeBound.isPresent() ? asked.without("le") : asked;
    this.bounds = List.copyOf(bounds);
    this.counter = new ExactCounter(range);
  }

  /**
   * Whether a selector may ask native histograms for a bound: they have no series of buckets, so
   * the name is the histogram's own. Names with colons are those of recording rules.
   */
  private static boolean isNative(Selector asked) {
    String name = asked.name();
    return asked.le().isPresent()
        && !name.isEmpty()
        && !name.endsWith("_bucket")
        && name.indexOf(':') < 0;
  }

  Selector asked() {
    return asked;
  }

  /** What the server is asked for. */
  Selector selector() {
    return selector;
  }

  /** The bound that is asked of native histograms. */
  OptionalDouble nativeBound() {
    return nativeBound;
  }

  /** Whether it asks for one bucket's series. */
  boolean asksBound() {
    return selector.le().isPresent();
  }

  ExactCounter counter() {
    return counter;
  }

  @Nullable SourceFailure failure() {
    return failure;
  }

  List<String> warnings() {
    return new ArrayList<>(warnings);
  }

  void warn(List<String> more) {
    warnings.addAll(more);
  }

  void fail(SourceFailure why) {
    failure = why;
  }

  /** Begins anew, after a reading together with others failed. */
  void reset(MinuteRange range) {
    counter = new ExactCounter(range);
    failure = null;
  }

  /** The values that it accepts for a label by plain equality; empty if it doesn't say so. */
  List<String> accepted(String label) {
    for (Matcher matcher : selector.matchers()) {
      if (matcher.label().equals(label) && matcher.operator() == Matcher.Operator.EQUAL) {
        return label.equals("le") && !bounds.isEmpty() ? bounds : List.of(matcher.value());
      }
    }
    return List.of();
  }

  /** The labels that it fixes to one value. */
  Set<String> fixedLabels() {
    Set<String> labels = new LinkedHashSet<>();
    for (Matcher matcher : selector.matchers()) {
      if (matcher.operator() == Matcher.Operator.EQUAL && !matcher.value().isEmpty()) {
        labels.add(matcher.label());
      }
    }
    return labels;
  }
}
