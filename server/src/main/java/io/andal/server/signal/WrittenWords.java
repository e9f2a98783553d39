package io.andal.server.signal;

import io.andal.server.grafana.Publishing;
import io.andal.server.grafana.PublishingInsight;
import io.andal.server.web.Voice;
import io.andal.signal.SourceFailure;
import io.andal.signal.remotewrite.WriterHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether what Andal writes into a source arrives there, in a reader's language. */
@Component
final class WrittenWords {
  private final ObjectProvider<PublishingInsight> publishing;
  private final ObjectProvider<BudgetWriting> budgets;

  WrittenWords(
      ObjectProvider<PublishingInsight> publishing, ObjectProvider<BudgetWriting> budgets) {
    this.publishing = publishing;
    this.budgets = budgets;
  }

  List<SourcesView.Written> of(String source, Voice voice) {
    List<SourcesView.Written> written = new ArrayList<>();
    publishing.stream()
        .flatMap(insight -> insight.state(source).stream())
        .forEach(
            state -> {
              state
                  .annotations()
                  .ifPresent(part -> written.add(of("publishing.annotations", part, voice)));
              state
                  .dashboards()
                  .ifPresent(part -> written.add(of("publishing.dashboards", part, voice)));
            });
    budgets.stream()
        .flatMap(writing -> writing.health().stream())
        .filter(writer -> writer.source().equals(source))
        .forEach(writer -> written.add(of(writer, voice)));
    return written;
  }

  private static SourcesView.Written of(String what, Publishing.Part part, Voice voice) {
    return new SourcesView.Written(
        voice.say(what),
        how(part.lastSuccess(), part.waiting(), voice),
        part.failure().map(failure -> trouble(failure, "", voice)));
  }

  private static SourcesView.Written of(WriterHealth writer, Voice voice) {
    String since = writer.failingSince().map(voice::moment).orElse("");
    return new SourcesView.Written(
        voice.say("publishing.budgets"),
        how(writer.lastSent(), writer.waiting(), voice),
        writer.lastFailure().map(failure -> trouble(failure, since, voice)));
  }

  private static String how(Optional<Instant> lastSuccess, long waiting, Voice voice) {
    String last =
        lastSuccess
            .map(when -> voice.say("publishing.well", voice.ago(when)))
            .orElse(voice.say("publishing.untried"));
    return waiting > 0 ? last + ", " + voice.say("publishing.waiting", voice.count(waiting)) : last;
  }

  private static SourcesView.Trouble trouble(SourceFailure failure, String since, Voice voice) {
    return new SourcesView.Trouble(
        voice.say("cause." + SourceCards.word(failure)),
        since,
        failure.message(),
        failure.remedy());
  }
}
