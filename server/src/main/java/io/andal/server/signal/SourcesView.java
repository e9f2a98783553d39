package io.andal.server.signal;

import io.andal.server.web.Badge;
import java.util.List;
import java.util.Optional;

/** What the page of data sources shows. */
public record SourcesView(String answer, String tone, List<Card> cards) {
  public SourcesView {
    cards = List.copyOf(cards);
  }

  /** One source. */
  public record Card(
      String name,
      String title,
      String type,
      Badge badge,
      String identity,
      String lastSuccess,
      String indicators,
      String waiting,
      Optional<Trouble> trouble,
      List<Written> written) {
    public Card {
      written = List.copyOf(written);
    }
  }

  /** What Andal writes into a source, how that goes, and why not. */
  public record Written(String what, String how, Optional<Trouble> trouble) {}

  /** Why it can't be read, since when, and what to look at. */
  public record Trouble(String cause, String since, String message, String remedy) {}
}
