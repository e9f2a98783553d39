package io.andal.server.signal;

import io.andal.server.web.Badge;
import io.andal.server.web.Insight;
import io.andal.server.web.Voice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceHealth;
import java.util.Locale;

/** How a source is, in a reader's language. */
record SourceCards(Insight insight, WrittenWords written, Voice voice) {

  SourcesView.Card card(SourceHealth source) {
    return new SourcesView.Card(
        source.source(),
        insight
            .documents()
            .find("DataSource", source.source())
            .map(document -> document.displayName())
            .orElse(source.source()),
        source.type(),
        badge(source),
        identity(source),
        source.lastSuccess().map(voice::ago).orElse(voice.say("source.never")),
        voice.count(source.indicators()),
        voice.count(source.waiting()),
        source
            .lastFailure()
            .map(
                failure ->
                    new SourcesView.Trouble(
                        voice.say("cause." + word(failure)),
                        source.failingSince().map(voice::moment).orElse(""),
                        failure.message(),
                        failure.remedy())),
        written.of(source.source(), voice));
  }

  /** What the source says it is, without its type, which stands before it. */
  private static String identity(SourceHealth source) {
    String told = source.identity();
    return told.startsWith(source.type() + " ") ? told.substring(source.type().length() + 1) : told;
  }

  static String word(SourceFailure failure) {
    return failure.cause().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Badge badge(SourceHealth source) {
    return switch (source.state()) {
      case UNKNOWN -> new Badge("unknown", "unknown", voice.say("source.unknown"));
      case HEALTHY -> new Badge("good", "check", voice.say("source.healthy"));
      case DEGRADED -> new Badge("warn", "rise", voice.say("source.degraded"));
      case DOWN -> new Badge("bad", "stop", voice.say("source.down"));
    };
  }
}
