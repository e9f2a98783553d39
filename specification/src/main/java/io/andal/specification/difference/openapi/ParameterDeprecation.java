package io.andal.specification.difference.openapi;

import io.andal.specification.difference.openapi.Api.Parameter;
import io.andal.specification.difference.openapi.Report.Said;
import java.time.LocalDate;
import java.util.Optional;

/** Whether a parameter goes away, and when. */
final class ParameterDeprecation {
  private final Comparison comparison;
  private final Context context;

  ParameterDeprecation(Comparison comparison, Context context) {
    this.comparison = comparison;
    this.context = context;
  }

  void compare(Parameter one, Parameter other, String title, String shown) {
    Spot before = one.spot();
    Spot after = other.spot();
    boolean was = before.isTrue("deprecated");
    boolean is = after.isTrue("deprecated");
    String dayBefore = before.text(Sunset.KEY);
    String day = after.text(Sunset.KEY);
    ApiRule rule = null;
    String said = dayBefore;
    if (was && !is) {
      rule = ApiRule.REQUEST_PARAMETER_REACTIVATED;
    } else if (!was && is) {
      if (day.isEmpty() && context.promises()) {
        rule = ApiRule.REQUEST_PARAMETER_DEPRECATED_SUNSET_MISSING;
        said = "stable";
      } else {
        rule = deprecated(after);
      }
    } else if (is && !dayBefore.equals(day)) {
      if (Sunset.invalid(before) && !Sunset.invalid(after)) {
        day = dayBefore;
      }
      rule = moved(before, after);
    }
    if (rule != null) {
      comparison.add(rule, context, title, new Said(shown, said, day), before, after);
    }
  }

  private ApiRule deprecated(Spot after) {
    if (Sunset.invalid(after)) {
      return ApiRule.REQUEST_PARAMETER_SUNSET_PARSE;
    }
    return Sunset.of(after).map(day -> day.isBefore(comparison.today())).orElse(false)
        ? ApiRule.REQUEST_PARAMETER_SUNSET_DATE_TOO_SMALL
        : ApiRule.REQUEST_PARAMETER_DEPRECATED;
  }

  private static @org.jspecify.annotations.Nullable ApiRule moved(Spot before, Spot after) {
    if (!after.has(Sunset.KEY)) {
      return ApiRule.REQUEST_PARAMETER_SUNSET_DELETED;
    }
    if (Sunset.invalid(before) || Sunset.invalid(after)) {
      return ApiRule.REQUEST_PARAMETER_SUNSET_PARSE;
    }
    Optional<LocalDate> was = Sunset.of(before);
    Optional<LocalDate> is = Sunset.of(after);
    return was.isPresent() && is.isPresent() && is.get().isBefore(was.get())
        ? ApiRule.REQUEST_PARAMETER_SUNSET_DATE_CHANGED_TOO_SMALL
        : null;
  }
}
