package io.andal.channel;

import io.andal.signal.Durations;
import io.andal.workspace.Document;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What a Channel document of any type says of how it is used.
 *
 * @param fallback what is used instead when it fails
 * @param mostPerDay messages, or parts of long ones, that may be paid for in a day of UTC
 * @param receiptTimeout how long a receipt is waited for
 * @param level whether it keeps a level and must know again what is active
 * @param digest which alerts wait to be told together; empty if none do
 */
public record ChannelRules(
    Optional<Fallback> fallback,
    OptionalLong mostPerDay,
    Duration receiptTimeout,
    boolean level,
    Optional<DigestRule> digest) {
  private static final Duration USUAL_RECEIPT = Duration.ofMinutes(10);
  private static final Duration USUAL_AFTER = Duration.ofMinutes(1);

  /**
   * Another way to the same people.
   *
   * @param target as a notification target writes it
   * @param after how long the first way must have failed
   */
  public record Fallback(String channel, String target, Duration after) {}

  /** Reads a document that has passed its schema. */
  public static ChannelRules of(Document document) {
    JsonNode spec = document.spec();
    return new ChannelRules(
        fallback(spec.path("fallback")),
        mostPerDay(spec.path("cost")),
        Durations.parse(spec.path("receiptTimeout").asString("")).orElse(USUAL_RECEIPT),
        ChannelDocuments.type(document).keepsLevel(),
        DigestRule.of(document));
  }

  private static Optional<Fallback> fallback(JsonNode node) {
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Fallback(
                node.path("channel").asString(""),
                node.path("target").asString(""),
                Durations.parse(node.path("after").asString("")).orElse(USUAL_AFTER)));
  }

  private static OptionalLong mostPerDay(JsonNode cost) {
    if (cost.isMissingNode()) {
      return OptionalLong.empty();
    }
    BigDecimal each = cost.path("perMessage").decimalValue();
    BigDecimal day = cost.path("perDay").decimalValue();
    return OptionalLong.of(day.divide(each, 0, RoundingMode.FLOOR).longValue());
  }
}
