package io.andal.channel.email;

import io.andal.channel.BudgetHistory;
import io.andal.channel.Cause;
import io.andal.channel.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words of a mail, for its subject and its plain part; the HTML part shows the same facts.
 *
 * @param history what the picture shows, if there is one
 */
record AlertText(Notice notice, Words words, Optional<BudgetHistory> history) {
  private static final int NARROW = 14;

  /** One line of a fact sheet. */
  record Fact(String name, String value) {}

  String subject() {
    boolean started = notice.event() == Notice.Event.STARTED;
    String state = started ? notice.severity() : words.say("word.resolved");
    String title = "[" + state + "] " + notice.displayName();
    if (!notice.ofObjective()) {
      return title;
    }
    boolean burn = notice.cause() == Cause.BURN;
    String what =
        started
            ? burn
                ? words.say("subject.burning", words.rate(notice.burnRate()))
                : words.say("subject.unmeasured")
            : words.say(burn ? "subject.calm" : "subject.measured");
    return title + ": " + what;
  }

  String sentence() {
    return new Sentence(notice, words).text();
  }

  /** Above the title. */
  String label() {
    return words.say(
        notice.event() == Notice.Event.STARTED ? "label.started" : "label.resolved",
        notice.severity());
  }

  String body() {
    List<Fact> facts = new ArrayList<>(facts());
    history.ifPresent(shown -> facts.add(new Fact(historyName(shown), historyText(shown))));
    int width =
        Math.max(NARROW, facts.stream().mapToInt(fact -> fact.name().length() + 1).max().orElse(0));
    String sheet =
        facts.stream()
            .map(fact -> ("%-" + width + "s %s").formatted(fact.name() + ":", fact.value()))
            .collect(Collectors.joining("\n"));
    String burns =
        notice.burns().stream()
            .map(burn -> "  " + burnLine(burn))
            .collect(Collectors.joining("\n"));
    return sentence()
        + "\n\n"
        + notice.link()
        + notice
            .acknowledgeLink()
            .map(link -> "\n\n" + words.say("button.acknowledge") + ": " + link)
            .orElse("")
        + "\n\n"
        + sheet
        + (burns.isEmpty() ? "" : "\n\n" + words.say("burns.title") + "\n")
        + burns
        + "\n\n-- \n"
        + footer()
        + "\n";
  }

  String footer() {
    return words.say("footer", notice.alert(), notice.rule());
  }

  String historyName(BudgetHistory shown) {
    return words.say("fact.history", words.duration(shown.length()));
  }

  /** What the picture shows, in words. */
  String historyText(BudgetHistory shown) {
    return words.say(
        "history",
        words.budget(shown.remaining().getFirst()),
        words.time(shown.from()),
        words.budget(shown.remaining().getLast()));
  }

  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("fact.service", notice.service()));
    facts.add(fact("fact.owner", notice.owner().orElse(words.say("owner.nobody"))));
    if (notice.ofObjective()) {
      facts.add(fact("fact.target", words.share(notice.target())));
      facts.add(fact("fact.sli", notice.sli().map(words::share).orElse(words.say("sli.none"))));
      facts.add(fact("fact.budget", budget()));
    }
    notice.runbook().ifPresent(runbook -> facts.add(fact("fact.runbook", runbook)));
    facts.add(fact("fact.started", words.time(notice.started())));
    notice
        .ended()
        .ifPresent(
            ended ->
                facts.add(
                    fact(
                        "fact.ended",
                        words.say(
                            "ended.after",
                            words.time(ended),
                            words.duration(Duration.between(notice.started(), ended))))));
    return facts;
  }

  private Fact fact(String key, String value) {
    return new Fact(words.say(key), value);
  }

  private String budget() {
    String left =
        notice.remaining() < 0
            ? words.say("budget.overspent", words.budget(-notice.remaining()))
            : words.budget(notice.remaining());
    return notice.event() == Notice.Event.RESOLVED
        ? left
        : notice
            .exhaustion()
            .map(gone -> words.say("budget.gone", left, words.duration(gone)))
            .orElse(left);
  }

  private String burnLine(Notice.Burn burn) {
    return "%-7s %8s   %s %s"
        .formatted(
            words.duration(burn.window()),
            burn.rate().map(words::rate).orElse("–"),
            words.say("burns.limit"),
            words.rate(burn.threshold()));
  }
}
