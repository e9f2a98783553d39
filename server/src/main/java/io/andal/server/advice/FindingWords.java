package io.andal.server.advice;

import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.slo.advice.Dependency;
import io.andal.slo.advice.Finding;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Findings in a reader's language. */
record FindingWords(Voice voice) {

  private record Words(String explanation, String remedy) {}

  AdviceView.FindingRow row(Finding finding) {
    Words words = words(finding);
    return new AdviceView.FindingRow(
        finding.id(), badge(finding.severity()), words.explanation(), words.remedy());
  }

  private Badge badge(Finding.Severity severity) {
    return switch (severity) {
      case ERROR -> new Badge("bad", "stop", voice.say("advice.severity.error"));
      case WARNING -> new Badge("warn", "rise", voice.say("advice.severity.warning"));
      case INFO -> new Badge("unknown", "unknown", voice.say("advice.severity.info"));
    };
  }

  private Words words(Finding finding) {
    return switch (finding) {
      case Finding.NoData(Duration history) ->
          new Words(
              voice.say("advice.no-data", voice.duration(history)),
              voice.say("advice.no-data.remedy"));
      case Finding.ThresholdOffBounds(List<String> bounds, String message, String remedy) ->
          new Words(
              voice.say("advice.off-bounds", String.join(", ", bounds)) + " " + message, remedy);
      case Finding.NearlyPerfect(double target, double budget) ->
          new Words(
              voice.say("advice.nearly", voice.ratio(target), number(budget)),
              voice.say("advice.nearly.remedy"));
      case Finding.TooFewEvents(double budget, double events) ->
          new Words(
              voice.say("advice.few", number(events), number(budget)),
              voice.say("advice.few.remedy"));
      case Finding.TighterThanDependencies(
              double target,
              double product,
              List<Dependency> dependencies) ->
          new Words(
              voice.say(
                  "advice.dependencies",
                  voice.ratio(target),
                  voice.ratio(product),
                  dependencies.stream()
                      .map(d -> d.service() + " " + voice.ratio(d.target()))
                      .collect(Collectors.joining(", "))),
              voice.say("advice.dependencies.remedy"));
      case Finding.AlwaysMissed(double target, double best, int windows) ->
          new Words(
              voice.say(
                  "advice.missed", voice.count(windows), voice.ratio(target), voice.ratio(best)),
              voice.say("advice.missed.remedy"));
      case Finding.NeverUsed(double _, double left, int windows) ->
          new Words(
              voice.say("advice.unused", voice.count(windows), voice.percent(left)),
              voice.say("advice.unused.remedy"));
      case Finding.AlertNeverFires(String rule, Duration window, double factor, double highest) ->
          new Words(
              voice.say(
                  "advice.mute",
                  rule,
                  voice.burn(factor),
                  voice.duration(window),
                  voice.burn(highest)),
              voice.say("advice.mute.remedy"));
      case Finding.HistoryTooShort(Duration history, Duration window) ->
          new Words(
              voice.say("advice.short", voice.duration(history), voice.duration(window)),
              voice.say("advice.short.remedy"));
    };
  }

  private String number(double value) {
    return value < 10 ? AdviceWriter.rate(value, voice) : voice.count(Math.floor(value));
  }
}
