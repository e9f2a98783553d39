package io.andal.server.inventory;

import io.andal.inventory.ApiHits;
import io.andal.inventory.ApiHits.FacetCount;
import io.andal.inventory.ApiQuery;
import io.andal.server.web.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What we run, in a few numbers: for the first page. */
@Component
public final class ApiFigures {
  private final InventoryInsight insight;

  ApiFigures(InventoryInsight insight) {
    this.insight = insight;
  }

  /** One number with its meaning, as a link to those that it counts. */
  public record Line(String text, String count, String tone, String href) {}

  /** No lines if no API is known. */
  public List<Line> lines(Voice voice) {
    ApiHits hits = insight.inventory().search(new ApiQuery("", Map.of(), "title", 0, 1));
    if (hits.total() == 0) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(voice.say("apis.figure.all"), voice.count(hits.total()), "", "/apis"));
    line(lines, hits, "unowned", "bad-text", voice.say("apis.figure.unowned"), voice);
    line(lines, hits, "shadow-api", "warn-text", voice.say("apis.figure.shadow"), voice);
    line(lines, hits, "zombie", "warn-text", voice.say("apis.figure.zombie"), voice);
    return lines;
  }

  private static void line(
      List<Line> lines, ApiHits hits, String rule, String tone, String text, Voice voice) {
    int count =
        hits.facets().getOrDefault(ApiFacet.FINDING.word(), List.of()).stream()
            .filter(one -> one.value().equals(rule))
            .mapToInt(FacetCount::count)
            .sum();
    lines.add(
        new Line(
            text,
            voice.count(count),
            count > 0 ? tone : "",
            ApiFilter.only(ApiFacet.FINDING, rule).href()));
  }
}
