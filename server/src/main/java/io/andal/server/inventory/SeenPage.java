package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.Lifecycle;
import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Svg;
import io.andal.traffic.SeenApi;
import io.andal.traffic.SeenConsumer;
import io.andal.traffic.SeenOperation;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is seen of an API, and who calls it. */
@Controller
final class SeenPage {
  private static final int OPERATIONS = 200;
  private static final int CONSUMERS = 200;
  private static final int NAMED = 4;
  private static final int STATUSES = 6;

  /** Who called within this is still there. */
  private static final Duration LATELY = Duration.ofDays(7);

  private final InventoryInsight insight;
  private final ApiHeads heads;

  SeenPage(InventoryInsight insight, ApiHeads heads) {
    this.insight = insight;
    this.heads = heads;
  }

  @GetMapping("/apis/{id}/traffic")
  String traffic(@PathVariable("id") String id, Model model, Voice voice) {
    return heads.show(
        id, "traffic", "api-traffic", model, voice, (api, words) -> add(model, api, words));
  }

  @GetMapping("/apis/{id}/consumers")
  String consumers(@PathVariable("id") String id, Model model, Voice voice) {
    return heads.show(
        id, "consumers", "api-consumers", model, voice, (api, words) -> add(model, api, words));
  }

  private void add(Model model, ApiEntry api, ApiWords words) {
    Optional<SeenApi> seen = insight.seen(api);
    model.addAttribute(
        "view",
        seen.map(one -> view(api, one, words.voice()))
            .orElseGet(
                () -> new SeenView(false, "", "", "", List.of(), List.of(), "", List.of(), "")));
  }

  private static SeenView view(ApiEntry api, SeenApi seen, Voice voice) {
    long most = seen.operations().stream().mapToLong(SeenOperation::requests).max().orElse(1);
    long loudest = seen.consumers().stream().mapToLong(SeenConsumer::requests).max().orElse(1);
    return new SeenView(
        true,
        voice.ago(seen.first()),
        voice.ago(seen.last()),
        voice.count(seen.requests()),
        seen.sources(),
        seen.operations().stream()
            .sorted(Comparator.comparingLong(SeenOperation::requests).reversed())
            .limit(OPERATIONS)
            .map(one -> operation(one, most, voice))
            .toList(),
        seen.operations().size() > OPERATIONS
            ? voice.say("source.more", voice.count(seen.operations().size() - OPERATIONS))
            : "",
        seen.consumers().stream()
            .sorted(Comparator.comparingLong(SeenConsumer::requests).reversed())
            .limit(CONSUMERS)
            .map(one -> consumer(one, loudest, voice))
            .toList(),
        leaving(api, seen, voice));
  }

  /** Who keeps an API from being switched off. */
  private static String leaving(ApiEntry api, SeenApi seen, Voice voice) {
    boolean ends = api.lifecycle() == Lifecycle.DEPRECATED || api.lifecycle() == Lifecycle.RETIRED;
    long lately = seen.consumers().stream().filter(one -> lately(one, voice)).count();
    return ends && lately > 0 ? voice.say("api.leaving", lately) : "";
  }

  private static boolean lately(SeenConsumer consumer, Voice voice) {
    return consumer.last().plus(LATELY).isAfter(voice.now());
  }

  private static SeenView.Operation operation(SeenOperation one, long most, Voice voice) {
    Badge badge =
        !one.documented()
            ? new Badge("bad", "ghost", voice.say("api.coverage.undescribed"))
            : one.undocumented().isEmpty()
                ? new Badge("good", "check", voice.say("api.coverage.used"))
                : new Badge("warn", "rise", voice.say("api.coverage.different"));
    double failing = one.requests() == 0 ? 0 : (double) one.failures() / one.requests();
    return new SeenView.Operation(
        ApiWords.cut(one.key(), 300),
        badge,
        share(one.requests(), most, badge.tone()),
        voice.count(one.requests()),
        one.failures() == 0 ? "–" : voice.ratio(failing),
        failing >= 0.01,
        voice.ago(one.last()),
        one.statuses().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(STATUSES)
            .map(status -> status.getKey() + " × " + voice.count(status.getValue()))
            .collect(Collectors.joining(", ")),
        one.undocumented().stream()
            .limit(NAMED)
            .map(
                what ->
                    voice.say(
                        "api.undocumented",
                        new ApiWords(voice)
                            .known("undocumented." + what.what().replace(' ', '-'), what.what()),
                        ApiWords.cut(what.value(), 80),
                        voice.count(what.times())))
            .toList());
  }

  private static SeenView.Consumer consumer(SeenConsumer one, long most, Voice voice) {
    int more = one.operations().size() - NAMED;
    return new SeenView.Consumer(
        one.client().isEmpty()
            ? voice.say("api.consumer.unnamed")
            : ApiWords.cut(one.client(), 120),
        ApiWords.cut(one.version(), 40),
        share(one.requests(), most, lately(one, voice) ? "good" : "unknown"),
        voice.count(one.requests()),
        voice.ago(one.last()),
        lately(one, voice),
        one.operations().stream().limit(NAMED).map(key -> ApiWords.cut(key, 120)).toList(),
        more > 0 ? voice.say("source.more", voice.count(more)) : "");
  }

  /** A lying bar, as long as its share of the largest. */
  static Markup share(long value, long most, String tone) {
    Svg svg = Svg.ornament("budget-bar " + tone, 10);
    svg.leaf("rect", "class", "glass", "width", "100%", "height", 10, "rx", 5);
    double width = most == 0 ? 0 : Math.clamp((double) value / most, 0.015, 1);
    svg.leaf("rect", "class", "fill", "width", Svg.across(width), "height", 10, "rx", 5);
    return svg.done();
  }
}
