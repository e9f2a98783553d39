package io.andal.channel.slack;

import io.andal.channel.Figures;
import io.andal.channel.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as incoming webhooks of Slack take it. It is an attachment and not blocks, because the
 * compatible chats show only attachments.
 */
final class SlackBody {
  private static final JsonMapper JSON = JsonMapper.shared();

  private SlackBody() {}

  static String of(Notice notice) {
    boolean started = notice.event() == Notice.Event.STARTED;
    Map<String, Object> attachment = new LinkedHashMap<>();
    attachment.put("fallback", escape(notice.summary()));
    attachment.put("color", started ? "#b42318" : "#1a7f4b");
    attachment.put(
        "title",
        escape((started ? "[" + notice.severity() + "] " : "[resolved] ") + notice.displayName()));
    attachment.put("title_link", notice.link());
    attachment.put("text", escape(notice.summary()));
    attachment.put("fields", fields(notice));
    attachment.put("footer", "Andal · " + notice.alert());
    attachment.put("ts", notice.ended().orElse(notice.started()).getEpochSecond());
    return JSON.writeValueAsString(Map.of("attachments", List.of(attachment)));
  }

  private static List<Map<String, Object>> fields(Notice notice) {
    List<Map<String, Object>> fields = new ArrayList<>();
    fields.add(field("Service", notice.service()));
    fields.add(field("Owner", notice.owner().orElse("nobody is named")));
    if (notice.ofObjective()) {
      fields.add(field("Budget left", Figures.budget(notice.remaining())));
    }
    notice.exhaustion().ifPresent(time -> fields.add(field("Gone in", Figures.duration(time))));
    return fields;
  }

  private static Map<String, Object> field(String title, String value) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("title", title);
    field.put("value", escape(value));
    field.put("short", true);
    return field;
  }

  /** What Slack's own rules want: these three characters would start a command. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
