package io.andal.workspace;

import java.util.List;

/**
 * Reads texts and checks them against their kinds and each other, without a database and without
 * the network: {@code andal validate}, and the first half of every apply. Thread-safe.
 */
public final class DocumentChecker {

  public DocumentChecker(List<Kind> kinds, Limits limits) {
    throw new UnsupportedOperationException();
  }

  /**
   * Checks texts as a whole of their own.
   *
   * @return every problem of every text, in order of file and position
   */
  public Checked check(List<SourceText> texts) {
    throw new UnsupportedOperationException();
  }

  /** Checks texts as they would stand among {@code present}, which were found valid before. */
  public Checked checkAgainst(Documents present, List<SourceText> texts) {
    throw new UnsupportedOperationException();
  }

  /**
   * What a hostile or mistaken text may cost.
   *
   * @param bytes of one text, UTF-8
   * @param depth of nesting
   * @param aliases expanded per text (YAML anchors)
   * @param documents per text
   * @param nodes values per text, aliases expanded
   */
  public record Limits(int bytes, int depth, int aliases, int documents, int nodes) {
    public static final Limits DEFAULT = new Limits(4 << 20, 64, 50, 5_000, 500_000);
  }
}
