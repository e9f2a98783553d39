package io.andal.server.adjustment;

import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.slo.annotation.Comparison;
import io.andal.slo.annotation.DeploymentEffect;

/** The effect of a deployment as people read it. */
final class EffectRows {
  private EffectRows() {}

  static AdjustmentsView.Effect row(DeploymentEffect effect, Voice voice) {
    return new AdjustmentsView.Effect(
        effect.deployment().title(),
        effect.deployment().link().orElse(""),
        voice.moment(effect.deployment().from()),
        compared(effect.hour(), voice),
        compared(effect.day(), voice),
        effect.consumed().map(voice::percent).orElse("–"));
  }

  private static AdjustmentsView.Compared compared(Comparison comparison, Voice voice) {
    return new AdjustmentsView.Compared(
        badge(comparison.verdict(), voice),
        burn(comparison.before(), voice),
        burn(comparison.after(), voice),
        voice.say(
            "effect.events",
            voice.count(comparison.before().bad()),
            voice.count(comparison.before().total()),
            voice.count(comparison.after().bad()),
            voice.count(comparison.after().total())));
  }

  private static String burn(Comparison.Side side, Voice voice) {
    return side.total() == 0 ? "–" : voice.burn(side.burnRate());
  }

  private static Badge badge(Comparison.Verdict verdict, Voice voice) {
    return switch (verdict) {
      case BETTER -> new Badge("good", "check", voice.say("effect.better"));
      case WORSE -> new Badge("bad", "rise", voice.say("effect.worse"));
      case NO_DIFFERENCE -> new Badge("neutral", "all", voice.say("effect.no-difference"));
      case TOO_FEW_EVENTS -> new Badge("unknown", "unknown", voice.say("effect.too-few-events"));
    };
  }
}
