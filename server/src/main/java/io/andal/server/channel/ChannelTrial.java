package io.andal.server.channel;

import io.andal.channel.ChannelDocuments;
import io.andal.channel.ChannelType;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.channel.TestNotice;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.workspace.Document;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends a test message past the outbox, and tells what came of it. */
@Component
final class ChannelTrial {
  private static final String ANYBODY = "test";

  private final AndalRuntime runtime;

  ChannelTrial(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * What came of one message.
   *
   * @param taken whether the other side took it
   * @param error why not, in plain words; empty if it did
   * @param references by which a receipt may tell more
   */
  record Result(
      String recipient, boolean taken, String error, List<String> references, long millis) {}

  /**
   * @param to as a notification target writes it; empty where the channel knows by itself
   * @param event which message is sent
   * @throws ApiException if there is no such channel, or the recipient means nothing to it
   */
  List<Result> run(String name, String to, Notice.Event event, String trial)
      throws InterruptedException {
    Document document =
        runtime
            .workspace()
            .current()
            .find(ChannelDocuments.CHANNEL, name)
            .orElseThrow(() -> ApiException.notFound("Channel '" + name + "'"));
    ChannelType type = ChannelDocuments.type(document);
    List<String> recipients = type.recipients(to.isEmpty() && !type.takesUnnamed() ? ANYBODY : to);
    if (recipients.isEmpty()) {
      throw ApiException.badRequest(
          (to.isEmpty() ? "A message" : "'" + to + "' means nothing to a channel of type ")
              + (to.isEmpty() ? " of a channel of type " + type.name() : type.name())
              + (to.isEmpty() ? " needs a recipient" : "")
              + ": write 'recipient' as a notification target writes it.");
    }
    String id = trial.isEmpty() ? "test-" + UUID.randomUUID() : trial;
    List<Result> results = new java.util.ArrayList<>();
    for (String recipient : recipients) {
      results.add(send(name, recipient, id, event));
    }
    return List.copyOf(results);
  }

  private Result send(String name, String recipient, String id, Notice.Event event)
      throws InterruptedException {
    Notice notice =
        TestNotice.of(name, id, event, runtime.publicUrl() + "/alerts", runtime.clock().instant());
    long start = System.nanoTime();
    try {
      Handover handover =
          runtime
              .channels()
              .open(name)
              .send(new Message(id + "-" + event.word(), notice, recipient));
      return new Result(recipient, true, "", handover.references(), since(start));
    } catch (DeliveryException e) {
      return new Result(recipient, false, String.valueOf(e.getMessage()), List.of(), since(start));
    }
  }

  private static long since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
