package io.andal.server.adjustment;

import io.andal.server.slo.BudgetJson;
import io.andal.slo.annotation.Comparison;
import io.andal.slo.annotation.DeploymentEffect;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment did, as REST writes it: for each SLO that it concerns.
 *
 * @param annotation the deployment
 */
record EffectJson(AnnotationJson annotation, List<OnSlo> slos) {

  /**
   * The effect on one SLO.
   *
   * @param consumed share of the window's budget used since; null while there was no event
   */
  record OnSlo(
      String slo, Compared hour, Compared day, BudgetJson.Span since, @Nullable Double consumed) {

    static OnSlo of(DeploymentEffect effect) {
      return new OnSlo(
          effect.slo(),
          Compared.of(effect.hour()),
          Compared.of(effect.day()),
          new BudgetJson.Span(effect.since().start(), effect.since().end()),
          effect.consumed().orElse(null));
    }
  }

  /**
   * @param verdict {@code better}, {@code worse}, {@code no-difference} or {@code too-few-events}
   * @param z the test statistic
   */
  record Compared(Side before, Side after, double z, String verdict) {
    static Compared of(Comparison comparison) {
      return new Compared(
          Side.of(comparison.before()),
          Side.of(comparison.after()),
          comparison.z(),
          word(comparison.verdict()));
    }
  }

  /**
   * @param events all of them
   */
  record Side(
      BudgetJson.Span range, double bad, double events, double errorRatio, double burnRate) {
    static Side of(Comparison.Side side) {
      return new Side(
          new BudgetJson.Span(side.range().start(), side.range().end()),
          side.bad(),
          side.total(),
          side.errorRatio(),
          side.burnRate());
    }
  }

  static String word(Comparison.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
