package io.andal.inventory.search;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the two databases call differently. Stateless. */
sealed interface FullText permits SqliteFullText, PostgresFullText {

  /** Makes what is looked up, unless it is there. */
  void create(Handle handle);

  /** Puts the words of a document in place of those it had. */
  void put(Handle handle, long id, Streams streams);

  void remove(Handle handle, long id);

  /** The documents that meet all terms within a tier. */
  List<Long> find(Handle handle, List<Term> terms, Tier tier);
}
