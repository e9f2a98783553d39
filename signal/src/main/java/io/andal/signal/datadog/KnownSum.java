package io.andal.signal.datadog;

import io.andal.signal.KnownMinutes;
import io.andal.signal.Quality;
import io.andal.signal.SourceFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sum of several columns' counts. A minute is known if something that is added is. */
final class KnownSum implements KnownMinutes {
  private final boolean silentIsZero;
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> warnings;

  private record Part(double factor, KnownColumn known) {}

  KnownSum(Question.Counted question, Map<Column, Values> values) {
    this.silentIsZero = question.silentIsZero();
    this.warnings = new LinkedHashSet<>(question.remarks());
    for (Question.Weighted term : question.terms()) {
      Values own = Objects.requireNonNull(values.get(term.column()), "every column has values");
      parts.add(new Part(term.factor(), new KnownColumn(own, term.column().exact())));
      warnings.addAll(own.warnings());
    }
  }

  @Override
  public boolean has(long minute) {
    if (silentIsZero) {
      return true;
    }
    return parts.stream().anyMatch(part -> part.factor() > 0 && part.known().has(minute));
  }

  @Override
  public double at(long minute) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.known().has(minute) ? part.factor() * part.known().at(minute) : 0;
    }
    return sum;
  }

  @Override
  public Quality quality(long minute) {
    if (partial(minute)) {
      return Quality.PARTIAL;
    }
    boolean complete =
        parts.stream()
            .map(Part::known)
            .allMatch(one -> !one.has(minute) || one.quality(minute) == Quality.COMPLETE);
    return complete ? Quality.COMPLETE : Quality.ESTIMATED;
  }

  @Override
  public boolean partial(long minute) {
    return parts.stream().anyMatch(part -> part.known().partial(minute));
  }

  @Override
  public Set<String> warnings() {
    return warnings;
  }

  @Override
  public @Nullable SourceFailure failure() {
    for (Part part : parts) {
      SourceFailure failure = part.known().failure();
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }
}
