package io.andal.channel.webhook;

import io.andal.channel.Message;
import io.andal.channel.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The body of Andal's own form: everything that is known of an alert at that moment. */
final class AndalBody {
  private static final JsonMapper JSON = JsonMapper.shared();

  private AndalBody() {}

  static String of(Message message) {
    Notice notice = message.notice();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("version", "1");
    body.put("deliveryId", message.id());
    body.put("event", "alert." + notice.event().word());
    body.put("receiver", message.recipient());
    body.put("alert", notice.alert());
    body.put("slo", notice.slo());
    body.put("displayName", notice.displayName());
    body.put("service", notice.service());
    body.put("rule", notice.rule());
    body.put("severity", notice.severity());
    body.put("cause", notice.cause().name().toLowerCase(java.util.Locale.ROOT));
    body.put("summary", notice.summary());
    notice.owner().ifPresent(owner -> body.put("owner", owner));
    body.put("link", notice.link());
    body.put("startedAt", notice.started().toString());
    notice.ended().ifPresent(ended -> body.put("endedAt", ended.toString()));
    body.put("budget", budget(notice));
    return JSON.writeValueAsString(body);
  }

  private static Map<String, Object> budget(Notice notice) {
    Map<String, Object> budget = new LinkedHashMap<>();
    budget.put("target", notice.target());
    notice.sli().ifPresent(sli -> budget.put("sli", sli));
    budget.put("remaining", notice.remaining());
    budget.put("burnRate", notice.burnRate());
    notice.exhaustion().ifPresent(time -> budget.put("exhaustionSeconds", time.toSeconds()));
    List<Map<String, Object>> burns = new ArrayList<>();
    for (Notice.Burn burn : notice.burns()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("windowSeconds", burn.window().toSeconds());
      burn.rate().ifPresent(rate -> one.put("rate", rate));
      one.put("threshold", burn.threshold());
      burns.add(one);
    }
    budget.put("burns", burns);
    return budget;
  }
}
