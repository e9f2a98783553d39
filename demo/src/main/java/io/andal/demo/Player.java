package io.andal.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Tells the story to a server piece by piece, each once, also across restarts. */
final class Player {
  private static final long MILLIS_PER_REQUEST = 6 * 60 * 60_000L;

  /** Requests are traced one by one, so only the last of them are told. */
  private static final long TRACED_MILLIS = 20 * 60_000L;

  private final Story story;
  private final Sender sender;
  private final Path file;
  private Bookmark bookmark;

  private Player(Story story, Sender sender, Path file, Bookmark bookmark) {
    this.story = story;
    this.sender = sender;
    this.file = file;
    this.bookmark = bookmark;
  }

  /**
   * A player that goes on where the last one stopped; the first one starts the story now.
   *
   * @param folder the data folder of the server that is told
   */
  static Player open(Path folder, Sender sender, long nowMillis) throws IOException {
    Path file = folder.resolve("demo.properties");
    Optional<Bookmark> left = Bookmark.read(file);
    Story story = new Story(left.map(Bookmark::start).orElse(Math.floorDiv(nowMillis, 60_000L)));
    return new Player(story, sender, file, left.orElse(Bookmark.at(story)));
  }

  /** When the story first went live, since 1970. */
  long startMillis() {
    return story.start() * 60_000;
  }

  boolean isAtTheBeginning() {
    return bookmark.sentUntil() == story.begin() * 60_000;
  }

  /**
   * Tells all that happened and wasn't told yet, at most 30 days of it.
   *
   * @return the number of points sent
   */
  long tellUntil(long nowMillis) throws IOException, InterruptedException {
    long points = 0;
    if (bookmark.sendingUntil() > bookmark.sentUntil()) {
      // The server may have taken it or not; the very same points count once.
      points += send(bookmark.sendingUntil());
    }
    bookmark = bookmark.notBefore(minuteStart(nowMillis) - Story.HISTORY * 60_000);
    long traced = Math.max(bookmark.sentUntil(), minuteStart(nowMillis) - TRACED_MILLIS);
    while (bookmark.sentUntil() < nowMillis) {
      points += send(Math.min(nowMillis, minuteStart(bookmark.sentUntil()) + MILLIS_PER_REQUEST));
    }
    for (byte[] request : new Spans(story).between(traced, nowMillis)) {
      sender.sendSpans(request);
    }
    return points;
  }

  private static long minuteStart(long millis) {
    return millis - Math.floorMod(millis, 60_000L);
  }

  private long send(long until) throws IOException, InterruptedException {
    bookmark = bookmark.sending(until);
    bookmark.write(file);
    Requests requests = new Requests();
    requests.addMillis(story, bookmark.sentUntil(), until);
    sender.sendMetrics(requests.bytes());
    bookmark = bookmark.sent();
    bookmark.write(file);
    return requests.points();
  }
}
