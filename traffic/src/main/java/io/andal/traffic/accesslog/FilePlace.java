package io.andal.traffic.accesslog;

import io.andal.traffic.LogPlace;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * How far a file has been read, in words that survive a restart.
 *
 * @param id of the file, which it keeps through renaming and packing
 * @param offset how many of its bytes are read, unpacked; always the end of a line
 * @param line how many lines these are
 * @param headBytes how many of its first bytes {@code head} is made of
 * @param head a digest of them
 * @param packedSize of a gzipped file that was read to its end; else -1
 * @param at when it was read
 * @param path where it was then
 */
record FilePlace(
    String id,
    long offset,
    long line,
    int headBytes,
    String head,
    long packedSize,
    Instant at,
    String path) {
  private static final int LONGEST_PATH = 3000;
  private static final java.util.regex.Pattern FORM =
      java.util.regex.Pattern.compile(
          "1 (\\d{1,18}) (\\d{1,18}) (\\d{1,6}) ([0-9a-f]*) (-?\\d{1,18}) (\\d{1,18}) (.*)");

  LogPlace of(String source) {
    String end = path.substring(Math.max(0, path.length() - LONGEST_PATH));
    String text =
        "1 %d %d %d %s %d %d %s"
            .formatted(offset, line, headBytes, head, packedSize, at.toEpochMilli(), end);
    return new LogPlace(source, id, text);
  }

  /** Empty if another version wrote it in a way that isn't understood. */
  static Optional<FilePlace> of(LogPlace place) {
    Matcher matcher = FORM.matcher(place.place());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new FilePlace(
            place.log(),
            Long.parseLong(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            matcher.group(4),
            Long.parseLong(matcher.group(5)),
            Instant.ofEpochMilli(Long.parseLong(matcher.group(6))),
            matcher.group(7)));
  }
}
