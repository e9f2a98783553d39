package io.andal.server.inventory;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;
import java.util.Optional;

/** What the pages of catalogs show. */
public record CatalogsView(List<Card> cards, String answer, String tone) {
  public CatalogsView {
    cards = List.copyOf(cards);
  }

  /** How a catalog is. */
  public record Card(
      String name,
      String href,
      String title,
      String type,
      String identity,
      Badge badge,
      String apis,
      String versions,
      String last,
      String found,
      String next,
      Optional<Progress> progress,
      Optional<Trouble> trouble) {}

  /** How far a scan is. */
  public record Progress(Markup bar, String text, String since) {}

  /** What went wrong, in English, as the machine said it. */
  public record Trouble(String cause, String message, String remedy) {}

  /** One catalog with its scans. */
  public record Detail(Card card, List<ScanRow> scans) {
    public Detail {
      scans = List.copyOf(scans);
    }
  }

  /** One scan. */
  public record ScanRow(
      String anchor,
      String started,
      String took,
      Badge badge,
      String found,
      Optional<Trouble> trouble,
      List<ChangeRow> changes,
      boolean open) {
    public ScanRow {
      changes = List.copyOf(changes);
    }
  }

  /** What a scan changed. */
  public record ChangeRow(
      String tone,
      String icon,
      String what,
      String key,
      String version,
      String href,
      String note) {}
}
