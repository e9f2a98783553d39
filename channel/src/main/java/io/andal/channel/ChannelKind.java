package io.andal.channel;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How messages leave; what a document must say depends on its type. */
final class ChannelKind implements Kind {
  private static final Duration LONGEST_WAIT = Duration.ofHours(12);

  @Override
  public String name() {
    return ChannelDocuments.CHANNEL;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/channel/schema/Channel.json";
  }

  @Override
  public List<Reference> references(Document document) {
    return ChannelRules.of(document)
        .fallback()
        .map(
            way ->
                List.of(
                    new Reference(
                        "/spec/fallback/channel",
                        DocumentId.of(ChannelDocuments.CHANNEL, way.channel()))))
        .orElse(List.of());
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>(ChannelDocuments.type(document).check(document));
    problems.addAll(DigestRule.check(document));
    ChannelRules rules = ChannelRules.of(document);
    rules.fallback().ifPresent(way -> check(document, way, all, problems));
    return problems;
  }

  private static void check(
      Document document, ChannelRules.Fallback way, Documents all, List<Problem> problems) {
    Optional<Document> other = all.find(ChannelDocuments.CHANNEL, way.channel());
    if (way.channel().equals(document.name())) {
      problems.add(
          document.error(
              "/spec/fallback/channel",
              "channel-fallback",
              "A channel can't be its own fallback",
              "Name another Channel"));
    } else if (other.isPresent()
        && ChannelDocuments.type(other.get()).recipients(way.target()).isEmpty()) {
      problems.add(
          document.error(
              "/spec/fallback/target",
              "channel-fallback",
              "'%s' means nothing to Channel '%s' of type %s"
                  .formatted(
                      way.target(), way.channel(), ChannelDocuments.type(other.get()).name()),
              "Write it as a notification target does: mailto:ops@pumps.example,"
                  + " tel:+62812345678, or a name"));
    }
    if (way.after().compareTo(LONGEST_WAIT) > 0) {
      problems.add(
          document.error(
              "/spec/fallback/after",
              "channel-fallback",
              "The fallback comes later than 12h, when nobody needs it any more",
              "Write a duration such as 1m"));
    }
  }
}
