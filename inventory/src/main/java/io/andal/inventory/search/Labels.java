package io.andal.inventory.search;

import io.andal.inventory.SearchDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The operations and fields of one API, packed, to show those that the words met.
 *
 * @param entries in the order in which they are shown
 */
record Labels(List<SearchDocument.Entry> entries) {
  /** An API with more is not looked through to its end. */
  private static final int MOST = 3_000;

  private static final int LONGEST = 1_000;

  Labels {
    entries = List.copyOf(entries);
  }

  static Labels of(SearchDocument document) {
    List<SearchDocument.Entry> entries = new ArrayList<>(document.operations());
    document.fields().forEach(field -> entries.add(new SearchDocument.Entry(field, "")));
    return new Labels(entries.size() > MOST ? entries.subList(0, MOST) : entries);
  }

  byte[] packed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(entries.size());
      for (SearchDocument.Entry entry : entries) {
        out.writeUTF(shortened(entry.key()));
        out.writeUTF(shortened(entry.words()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  static Labels unpacked(byte[] packed) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
      int size = in.readInt();
      List<SearchDocument.Entry> entries = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        entries.add(new SearchDocument.Entry(in.readUTF(), in.readUTF()));
      }
      return new Labels(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries that meet the most terms, at least one; at most {@code most}. */
  List<String> meeting(List<Term> terms, int most) {
    List<Met> met = new ArrayList<>();
    int best = 0;
    for (SearchDocument.Entry entry : entries) {
      int number = number(entry, terms);
      if (number > 0) {
        met.add(new Met(entry.key(), number));
        best = Math.max(best, number);
      }
      if (best == terms.size()
          && met.stream().filter(one -> one.terms() == terms.size()).count() >= most) {
        break;
      }
    }
    int wanted = best;
    return met.stream()
        .filter(one -> one.terms() == wanted)
        .sorted(Comparator.comparingInt(Met::terms).reversed())
        .limit(most)
        .map(Met::key)
        .toList();
  }

  private static int number(SearchDocument.Entry entry, List<Term> terms) {
    List<String> words = Words.of(entry.key() + " | " + entry.words(), MOST);
    Set<String> stems = new HashSet<>();
    words.forEach(word -> stems.add(Stem.of(word)));
    int met = 0;
    for (Term term : terms) {
      if (term.meets(words, stems)) {
        met++;
      }
    }
    return met;
  }

  private record Met(String key, int terms) {}
}
