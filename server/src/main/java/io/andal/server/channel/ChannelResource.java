package io.andal.server.channel;

import io.andal.alert.Told;
import io.andal.channel.ChannelDocuments;
import io.andal.channel.Notice;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.server.security.Audit;
import io.andal.server.security.Origin;
import io.andal.workspace.Document;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How messages leave. */
@RestController
@RequestMapping("/api/v1/channels")
final class ChannelResource {
  private static final int MOST_MESSAGES = 500;
  private static final int LONGEST_RECIPIENT = 1000;

  private final AndalRuntime runtime;
  private final ChannelTrial trial;
  private final Audit audit;

  ChannelResource(AndalRuntime runtime, ChannelTrial trial, Audit audit) {
    this.runtime = runtime;
    this.trial = trial;
    this.audit = audit;
  }

  /**
   * A channel, as REST writes it.
   *
   * @param named whether a notification target must name it to use it
   */
  record ChannelJson(String name, String displayName, String type, boolean named) {
    static ChannelJson of(Document document) {
      return new ChannelJson(
          document.name(),
          document.displayName(),
          ChannelDocuments.type(document).name(),
          !ChannelDocuments.type(document).takesUnnamed());
    }
  }

  @GetMapping
  List<ChannelJson> list() {
    return runtime.workspace().current().all(ChannelDocuments.CHANNEL).stream()
        .map(ChannelJson::of)
        .toList();
  }

  /** A message that a channel took, as REST writes it. */
  record MessageJson(
      String message,
      String recipient,
      int parts,
      Instant takenAt,
      String state,
      Instant stateAt,
      String detail,
      @Nullable String fallback) {
    static MessageJson of(Told told) {
      return new MessageJson(
          told.message(),
          told.recipient(),
          told.parts(),
          told.takenAt(),
          told.state().word(),
          told.stateAt(),
          told.detail(),
          told.fallback().orElse(null));
    }
  }

  @GetMapping("/{name}/messages")
  List<MessageJson> messages(
      @PathVariable("name") String name,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
    if (runtime.workspace().current().find(ChannelDocuments.CHANNEL, name).isEmpty()) {
      throw ApiException.notFound("Channel '" + name + "'");
    }
    return runtime.channels().newest(name, Page.limit(limit, MOST_MESSAGES)).stream()
        .map(MessageJson::of)
        .toList();
  }

  /**
   * What is tried.
   *
   * @param recipient as a notification target writes it; may be left out where the channel knows
   * @param event {@code started} (if left out) or {@code resolved}
   * @param alert the id that start and end share; a new one if left out
   */
  record Trial(@Nullable String recipient, @Nullable String event, @Nullable String alert) {}

  @PostMapping("/{name}/test")
  List<ChannelTrial.Result> test(
      @PathVariable("name") String name,
      @RequestBody(required = false) @Nullable Trial asked,
      Principal who,
      HttpServletRequest request)
      throws InterruptedException {
    Trial given = asked == null ? new Trial(null, null, null) : asked;
    String alert = given.alert() == null ? "" : given.alert();
    if (!alert.matches("(test-[a-zA-Z0-9-]{1,60})?")) {
      throw ApiException.badRequest(
          "alert is 'test-' and up to 60 letters, digits and hyphens, not '" + alert + "'.");
    }
    String recipient = given.recipient() == null ? "" : given.recipient().strip();
    if (recipient.length() > LONGEST_RECIPIENT) {
      throw ApiException.badRequest("recipient is at most 1000 characters long.");
    }
    List<ChannelTrial.Result> results =
        trial.run(name, recipient, event(given.event() == null ? "" : given.event()), alert);
    audit.record(
        who.getName(),
        "channel.test",
        name,
        Origin.of(request),
        results.stream().allMatch(ChannelTrial.Result::taken) ? "ok" : "failed",
        String.join(", ", results.stream().map(ChannelTrial.Result::recipient).toList()));
    return results;
  }

  private static Notice.Event event(String word) {
    return Stream.of(Notice.Event.values())
        .filter(event -> event.word().equals(word.isEmpty() ? "started" : word))
        .findFirst()
        .orElseThrow(
            () -> ApiException.badRequest("event is started or resolved, not '" + word + "'."));
  }
}
