package io.andal.workspace;

/** What names a document: its kind and, within the kind, its {@code metadata.name}. */
public record DocumentId(String kind, String name) implements Comparable<DocumentId> {

  public static DocumentId of(String kind, String name) {
    return new DocumentId(kind, name);
  }

  @Override
  public int compareTo(DocumentId other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }

  /** As people write it: {@code SLO/checkout-availability}. */
  @Override
  public String toString() {
    return kind + "/" + name;
  }
}
