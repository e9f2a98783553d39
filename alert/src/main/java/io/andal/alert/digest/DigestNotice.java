package io.andal.alert.digest;

import io.andal.channel.AlertLabels;
import io.andal.channel.Cause;
import io.andal.channel.Digest;
import io.andal.channel.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A digest as one message, for channels that tell one thing at a time. */
public final class DigestNotice {
  private static final int NAMED = 10;

  private DigestNotice() {}

  /** What became of how many alerts, and of the first few by name. */
  public static Notice of(Digest digest) {
    boolean fires = !digest.fired().isEmpty() || !digest.firing().isEmpty();
    List<Notice> all =
        Stream.of(digest.fired(), digest.firing(), digest.ended()).flatMap(List::stream).toList();
    return new Notice(
        digest.id(),
        fires ? Notice.Event.STARTED : Notice.Event.RESOLVED,
        Cause.BURN,
        "",
        digest.title(),
        "",
        "digest",
        "digest",
        summary(digest),
        0,
        Optional.empty(),
        1,
        0,
        List.of(),
        Optional.empty(),
        Optional.of(owner(all)),
        all.stream().findFirst().map(first -> alerts(first.link())).orElse(""),
        all.stream().map(Notice::started).min(Instant::compareTo).orElse(digest.time()),
        fires ? Optional.empty() : Optional.of(digest.time()),
        Optional.empty(),
        Optional.of(group(digest)));
  }

  private static String owner(List<Notice> all) {
    List<String> owners = all.stream().flatMap(each -> each.owner().stream()).distinct().toList();
    return switch (owners.size()) {
      case 0 -> "No owner";
      case 1 -> owners.getFirst();
      default -> owners.size() + " owners";
    };
  }

  private static String summary(Digest digest) {
    List<String> parts = new ArrayList<>();
    add(parts, digest.fired(), "fired");
    add(parts, digest.firing(), "firing still");
    add(parts, digest.ended(), "ended");
    if (digest.more() > 0) {
      parts.add(digest.more() + " more");
    }
    return String.join(". ", parts) + ".";
  }

  private static void add(List<String> parts, List<Notice> notices, String what) {
    if (notices.isEmpty()) {
      return;
    }
    String names =
        notices.stream().limit(NAMED).map(Notice::displayName).collect(Collectors.joining(", "));
    parts.add(notices.size() + " " + what + ": " + names + (notices.size() > NAMED ? ", …" : ""));
  }

  private static Notice.Group group(Digest digest) {
    List<Notice.Member> members =
        Stream.of(digest.fired(), digest.firing(), digest.ended())
            .flatMap(List::stream)
            .map(DigestNotice::member)
            .toList();
    return new Notice.Group(
        digest.id(), Map.of(), "digest", "digest", members, digest.more(), "", "");
  }

  private static Notice.Member member(Notice notice) {
    return new Notice.Member(
        AlertLabels.of(notice),
        AlertLabels.annotations(notice),
        notice.event() == Notice.Event.STARTED,
        notice.started(),
        notice.ended().orElse(notice.started()),
        notice.link());
  }

  /** The page of all alerts, beside that of one. */
  private static String alerts(String link) {
    return link.replaceFirst("/(objectives|alerts)/.*$", "/alerts");
  }
}
