package io.andal.channel.smpp;

import io.andal.channel.Channel;
import io.andal.channel.ChannelType;
import io.andal.channel.Surroundings;
import io.andal.channel.binary.BinaryWriter;
import io.andal.channel.sms.GsmAlphabet;
import io.andal.channel.sms.PhoneNumbers;
import io.andal.channel.sms.SmsParts;
import io.andal.signal.Durations;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An SMS center, over SMPP. */
public final class SmppType implements ChannelType {
  private static final int LONGEST_NAME = 11;

  @Override
  public String name() {
    return "Smpp";
  }

  @Override
  public List<Problem> check(Document document) {
    List<Problem> problems = new ArrayList<>();
    problems.addAll(SecretReference.problems(document, "/spec/password"));
    problems.addAll(BinaryWriter.problems(document));
    checkFormat(document, problems);
    SmppSettings settings = SmppSettings.of(document);
    settings
        .from()
        .filter(from -> !isSender(from))
        .ifPresent(
            from ->
                problems.add(
                    document.error(
                        "/spec/from",
                        "channel-from",
                        "'" + from + "' can't stand as the sender of an SMS",
                        "Write an international number (+62812345678), a short code, or at most 11"
                            + " letters and digits")));
    Duration asked = settings.enquireLink();
    if (asked.compareTo(Duration.ofSeconds(5)) < 0 || asked.compareTo(Duration.ofMinutes(10)) > 0) {
      problems.add(
          document.error(
              "/spec/enquireLink",
              "channel-enquire-link",
              "enquireLink is shorter than 5s or longer than 10m",
              "Write what the SMS center's operator says, such as 30s"));
    }
    if (settings.timeout().compareTo(Duration.ofSeconds(1)) < 0
        || settings.timeout().compareTo(Duration.ofMinutes(1)) > 0) {
      problems.add(
          document.error(
              "/spec/timeout",
              "channel-timeout",
              "timeout is shorter than 1s or longer than 1m",
              "Write how long an answer of the SMS center may take, such as 10s"));
    }
    checkReceiptTimeout(document, problems);
    return problems;
  }

  private static void checkFormat(Document document, List<Problem> problems) {
    boolean binary = document.spec().path("format").asString("text").equals("binary");
    for (String field : List.of("encoding", "signing")) {
      if (!binary && document.spec().has(field)) {
        problems.add(
            document.error(
                "/spec/" + field,
                "channel-format",
                field + " is of binary messages, and this channel sends texts",
                "Write 'format: binary', or leave it out"));
      }
    }
  }

  private static void checkReceiptTimeout(Document document, List<Problem> problems) {
    Durations.parse(document.spec().path("receiptTimeout").asString(""))
        .filter(
            time ->
                time.compareTo(Duration.ofMinutes(1)) < 0 || time.compareTo(Duration.ofDays(3)) > 0)
        .ifPresent(
            _ ->
                problems.add(
                    document.error(
                        "/spec/receiptTimeout",
                        "channel-receipt-timeout",
                        "receiptTimeout is shorter than 1m or longer than 3d",
                        "Write a duration such as 10m")));
  }

  private static boolean isSender(String from) {
    return !PhoneNumbers.of(from).isEmpty()
        || from.matches("[0-9]{3,15}")
        || (from.length() <= LONGEST_NAME && GsmAlphabet.holds(from) && !from.startsWith("+"));
  }

  @Override
  public List<String> recipients(String target) {
    return PhoneNumbers.of(target);
  }

  @Override
  public boolean takesUnnamed() {
    return true;
  }

  @Override
  public boolean staysOpen() {
    return true;
  }

  @Override
  public Channel open(Document document, Surroundings surroundings) {
    SmppSettings settings = SmppSettings.of(document);
    if (!document.spec().path("format").asString("text").equals("binary")) {
      return new SmppChannel(settings, surroundings);
    }
    BinaryWriter binary = new BinaryWriter(document, surroundings.clock());
    return new SmppChannel(
        settings,
        surroundings,
        message -> SmsParts.data(binary.write(message.notice(), SmsParts.OCTETS)));
  }
}
