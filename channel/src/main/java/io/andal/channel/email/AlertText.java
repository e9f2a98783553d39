package io.andal.channel.email;

import io.andal.channel.Figures;
import io.andal.channel.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words of a mail, for its subject and its plain part; the HTML part shows the same facts. */
final class AlertText {
  private AlertText() {}

  /** One line of a fact sheet. */
  record Fact(String name, String value) {}

  static String subject(Notice notice) {
    if (!notice.ofObjective()) {
      String state = notice.event() == Notice.Event.STARTED ? notice.severity() : "resolved";
      return "[" + state + "] " + notice.displayName();
    }
    return switch (notice.event()) {
      case STARTED ->
          "[" + notice.severity() + "] " + notice.displayName() + ": " + trouble(notice);
      case RESOLVED -> "[resolved] " + notice.displayName() + ": " + relief(notice);
    };
  }

  private static String trouble(Notice notice) {
    return switch (notice.cause()) {
      case BURN -> "budget burning " + Figures.rate(notice.burnRate());
      case NO_DATA -> "can't be measured";
    };
  }

  private static String relief(Notice notice) {
    return switch (notice.cause()) {
      case BURN -> "budget no longer burning too fast";
      case NO_DATA -> "measured again";
    };
  }

  static String body(Notice notice) {
    String facts =
        facts(notice).stream()
            .map(fact -> "%-14s %s".formatted(fact.name() + ":", fact.value()))
            .collect(Collectors.joining("\n"));
    String burns =
        notice.burns().stream()
            .map(burn -> "  " + burnLine(burn))
            .collect(Collectors.joining("\n"));
    return notice.summary()
        + "\n\n"
        + notice.link()
        + notice.acknowledgeLink().map(link -> "\n\nAcknowledge: " + link).orElse("")
        + "\n\n"
        + facts
        + (burns.isEmpty() ? "" : "\n\nBurn rates (1× = the budget lasts exactly its window)\n")
        + burns
        + "\n\n-- \n"
        + footer(notice)
        + "\n";
  }

  static String footer(Notice notice) {
    return "Sent by Andal. Alert " + notice.alert() + ", rule '" + notice.rule() + "'.";
  }

  static List<Fact> facts(Notice notice) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Service", notice.service()));
    facts.add(new Fact("Owner", notice.owner().orElse("nobody is named")));
    if (notice.ofObjective()) {
      facts.add(new Fact("Target", Figures.share(notice.target())));
      facts.add(new Fact("SLI", notice.sli().map(Figures::share).orElse("no events")));
      facts.add(new Fact("Budget left", budget(notice)));
    }
    notice.runbook().ifPresent(runbook -> facts.add(new Fact("Runbook", runbook)));
    facts.add(new Fact("Started", Figures.time(notice.started())));
    notice
        .ended()
        .ifPresent(
            ended ->
                facts.add(
                    new Fact(
                        "Ended",
                        Figures.time(ended)
                            + ", after "
                            + Figures.duration(Duration.between(notice.started(), ended)))));
    return facts;
  }

  private static String budget(Notice notice) {
    String left =
        notice.remaining() < 0
            ? "none, overspent by " + Figures.budget(-notice.remaining())
            : Figures.budget(notice.remaining());
    return notice.event() == Notice.Event.RESOLVED
        ? left
        : left
            + notice
                .exhaustion()
                .map(gone -> ", gone in " + Figures.duration(gone) + " at this rate")
                .orElse("");
  }

  private static String burnLine(Notice.Burn burn) {
    return "%-7s %8s   limit %s"
        .formatted(
            Figures.duration(burn.window()),
            burn.rate().map(Figures::rate).orElse("–"),
            Figures.rate(burn.threshold()));
  }
}
