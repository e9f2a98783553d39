package io.andal.channel.teams;

import io.andal.channel.Figures;
import io.andal.channel.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A message with an adaptive card (version 1.4), as workflows of Teams take it. */
final class TeamsCard {
  private static final JsonMapper JSON = JsonMapper.shared();

  private TeamsCard() {}

  static String of(Notice notice) {
    boolean started = notice.event() == Notice.Event.STARTED;
    Map<String, Object> title =
        text((started ? "[" + notice.severity() + "] " : "[resolved] ") + notice.displayName());
    title.put("size", "Medium");
    title.put("weight", "Bolder");
    title.put("color", started ? "Attention" : "Good");
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("type", "FactSet");
    facts.put("facts", facts(notice));
    Map<String, Object> open = new LinkedHashMap<>();
    open.put("type", "Action.OpenUrl");
    open.put("title", notice.ofObjective() ? "Open the objective" : "Open the alerts");
    open.put("url", notice.link());
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    card.put("body", List.of(title, text(notice.summary()), facts));
    card.put("actions", List.of(open));
    card.put("msteams", Map.of("width", "Full"));
    Map<String, Object> attachment = new LinkedHashMap<>();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.put("contentUrl", null);
    attachment.put("content", card);
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", "message");
    message.put("attachments", List.of(attachment));
    return JSON.writeValueAsString(message);
  }

  private static List<Map<String, String>> facts(Notice notice) {
    List<Map<String, String>> facts = new ArrayList<>();
    facts.add(fact("Service", notice.service()));
    facts.add(fact("Owner", notice.owner().orElse("nobody is named")));
    if (notice.ofObjective()) {
      facts.add(fact("Budget left", Figures.budget(notice.remaining())));
    }
    notice.exhaustion().ifPresent(time -> facts.add(fact("Gone in", Figures.duration(time))));
    facts.add(fact("Started", Figures.time(notice.started())));
    notice.ended().ifPresent(ended -> facts.add(fact("Ended", Figures.time(ended))));
    return facts;
  }

  private static Map<String, String> fact(String title, String value) {
    return Map.of("title", title, "value", escape(value));
  }

  private static Map<String, Object> text(String text) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", "TextBlock");
    block.put("text", escape(text));
    block.put("wrap", true);
    return block;
  }

  /** Cards read a little Markdown; a name must not become a link or a list. */
  private static String escape(String text) {
    return text.replaceAll("([\\\\*_\\[\\]`])", "\\\\$1");
  }
}
