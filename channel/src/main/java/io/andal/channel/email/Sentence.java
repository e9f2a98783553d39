package io.andal.channel.email;

import io.andal.channel.AlertLabels;
import io.andal.channel.Cause;
import io.andal.channel.Notice;
import io.andal.channel.TestNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one sentence with the numbers. English has it in the notice; in another language it is made
 * of the notice's facts. What others wrote about their alerts stays as they wrote it.
 */
record Sentence(Notice notice, Words words) {
  private static final int LISTED = 10;

  String text() {
    Optional<Notice.Group> several =
        notice.group().filter(group -> group.alerts().size() + group.truncated() > 1);
    if (several.isPresent()) {
      return ofGroup(several.get(), "\n• ", "\n");
    }
    if (words.english()) {
      return notice.summary();
    }
    if (TestNotice.is(notice)) {
      return say(started() ? "sentence.test" : "sentence.test-over");
    }
    if (!notice.ofObjective()) {
      return notice.group().map(group -> ofGroup(group, " ", " ")).orElse(notice.summary());
    }
    return notice.displayName() + ": " + String.join("; ", parts()) + ".";
  }

  private List<String> parts() {
    if (notice.cause() == Cause.NO_DATA && started()) {
      return List.of(say("sentence.no-data", words.time(notice.started())));
    }
    List<String> parts = new ArrayList<>();
    if (notice.cause() == Cause.NO_DATA) {
      parts.add(say("sentence.measured"));
    } else if (!started()) {
      parts.add(say("sentence.calm"));
    } else if (!notice.burns().isEmpty()) {
      parts.add(say("sentence.burning", words.rate(notice.burnRate())));
    }
    parts.add(budget());
    return parts;
  }

  private String budget() {
    if (notice.remaining() < 0) {
      return say("sentence.overspent", words.budget(-notice.remaining()));
    }
    if (notice.remaining() == 0) {
      return say("sentence.used-up");
    }
    String left = say("sentence.left", words.budget(notice.remaining()));
    return notice
        .exhaustion()
        .filter(_ -> started())
        .map(gone -> left + ", " + say("sentence.gone", words.duration(gone)))
        .orElse(left);
  }

  /**
   * @param before what stands before each alert
   * @param between what stands between those that fire and those that ended
   */
  private String ofGroup(Notice.Group group, String before, String between) {
    return List.of(true, false).stream()
        .map(fires -> part(group, before, fires))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(between));
  }

  private String part(Notice.Group group, String before, boolean fires) {
    List<Notice.Member> members =
        group.alerts().stream().filter(member -> member.fires() == fires).toList();
    if (members.isEmpty()) {
      return "";
    }
    // What isn't listed fires if anything does: those that fire are listed first.
    boolean rest = fires || group.alerts().stream().noneMatch(Notice.Member::fires);
    int count = members.size() + (rest ? group.truncated() : 0);
    int more = count - Math.min(members.size(), LISTED);
    return say(fires ? "list.fires" : "list.ended", count)
        + members.stream()
            .limit(LISTED)
            .map(member -> before + AlertLabels.line(member) + ".")
            .collect(Collectors.joining())
        + (more > 0 ? before + say("list.more", more) : "");
  }

  private boolean started() {
    return notice.event() == Notice.Event.STARTED;
  }

  private String say(String key, Object... values) {
    return words.say(key, values);
  }
}
