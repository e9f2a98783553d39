package io.andal.alert.group;

import io.andal.alert.silence.Silence;
import io.andal.alert.silence.SilenceException;
import io.andal.alert.silence.SilenceRules;
import io.andal.alert.store.SilenceStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Silences that are documents, and those that people set. Reading is thread-safe; whoever changes
 * them takes turns.
 */
final class Silences {
  private final Jdbi jdbi;
  private final SilenceStore store = new SilenceStore();
  private volatile List<Silence> written = List.of();

  Silences(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Goes by other documents.
   *
   * @return whether they are others
   */
  boolean write(List<Silence> documents) {
    boolean others = !documents.equals(written);
    written = List.copyOf(documents);
    return others;
  }

  /** Those that hold at a time or later. */
  List<Silence> holding(Instant now) {
    return jdbi.withHandle(handle -> holding(handle, now));
  }

  List<Silence> holding(Handle handle, Instant now) {
    List<Silence> all = new ArrayList<>(written);
    all.addAll(store.endingAfter(handle, now));
    return all;
  }

  /**
   * A new one, or another in place of the one whose id it has.
   *
   * @return as it holds
   */
  Silence set(Silence wanted, Instant now) throws SilenceException {
    Optional<Silence> before = Optional.empty();
    if (!wanted.id().isEmpty()) {
      before = Optional.of(stored(wanted.id()));
    }
    List<Silence> changes = SilenceRules.set(wanted, before, now);
    keep(changes);
    return changes.getLast();
  }

  Silence expire(String id, Instant now) throws SilenceException {
    Silence over = stored(id).expired(now);
    keep(List.of(over));
    return over;
  }

  Silence find(String id) throws SilenceException {
    Optional<Silence> document = written.stream().filter(s -> s.id().equals(id)).findFirst();
    return document.isPresent() ? document.get() : stored(id);
  }

  private Silence stored(String id) throws SilenceException {
    return jdbi.withHandle(handle -> store.find(handle, id)).orElseThrow(SilenceException::unknown);
  }

  private void keep(List<Silence> changes) {
    jdbi.useTransaction(handle -> changes.forEach(silence -> store.put(handle, silence)));
  }
}
