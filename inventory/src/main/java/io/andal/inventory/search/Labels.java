package io.andal.inventory.search;

import io.andal.inventory.SearchDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The operations and fields of one API with their words, packed, to show those that were met.
 *
 * @param entries in the order in which they are shown
 */
record Labels(List<Label> entries) {
  /** An API with more is not looked through to its end. */
  private static final int MOST = 3_000;

  private static final int LONGEST = 1_000;
  private static final int FORMAT = -2;

  Labels {
    entries = List.copyOf(entries);
  }

  /**
   * One of them.
   *
   * @param key as it is shown
   * @param tokens its words in their order, then their stems, with a space before and after each
   */
  record Label(String key, String tokens) {
    static Label of(String key, String words) {
      List<String> all = Words.of(key + " | " + words, MOST);
      Set<String> stems = new LinkedHashSet<>();
      all.forEach(word -> stems.add(Stem.of(word)));
      all.forEach(stems::remove);
      return new Label(
          shortened(key, LONGEST),
          // words and stems are no phrase together
          shortened(
              " " + String.join(" ", all) + "  " + String.join(" ", stems) + " ", 4 * LONGEST));
    }
  }

  static Labels of(SearchDocument document) {
    List<Label> entries = new ArrayList<>();
    for (SearchDocument.Entry operation : document.operations()) {
      if (entries.size() < MOST) {
        entries.add(Label.of(operation.key(), operation.words()));
      }
    }
    for (String field : document.fields()) {
      if (entries.size() < MOST) {
        entries.add(Label.of(field, ""));
      }
    }
    return new Labels(entries);
  }

  byte[] packed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(FORMAT);
      out.writeInt(entries.size());
      for (Label entry : entries) {
        out.writeUTF(entry.key());
        out.writeUTF(entry.tokens());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  /** What was packed; nothing if that was in another form, until it is packed anew. */
  static Labels unpacked(byte[] packed) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
      if (in.readInt() != FORMAT) {
        return new Labels(List.of());
      }
      int size = in.readInt();
      List<Label> entries = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        entries.add(new Label(in.readUTF(), in.readUTF()));
      }
      return new Labels(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries that meet the most terms, at least one; at most {@code most}. */
  List<String> meeting(List<Term> terms, int most) {
    List<String> met = new ArrayList<>();
    int best = 1;
    for (Label entry : entries) {
      int number = 0;
      for (Term term : terms) {
        number += term.meets(entry.tokens()) ? 1 : 0;
      }
      if (number > best) {
        met.clear();
        best = number;
      }
      if (number == best && met.size() < most) {
        met.add(entry.key());
      }
      if (best == terms.size() && met.size() == most) {
        break;
      }
    }
    return List.copyOf(met);
  }
}
