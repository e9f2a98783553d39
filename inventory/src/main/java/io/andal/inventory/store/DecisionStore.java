package io.andal.inventory.store;

import io.andal.inventory.Inventory.Decision;
import io.andal.inventory.identity.Link;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The tables of what people decided. Stateless: works in the transaction of its handle. */
public final class DecisionStore {

  public void add(Handle handle, Decision decision) {
    handle
        .createUpdate(
            """
            INSERT INTO api_decision (what, api, subject, decided_by, reason, at)
            VALUES (:what, :api, :subject, :by, :reason, :at)
            """)
        .bind("what", decision.what())
        .bind("api", decision.api())
        .bind("subject", decision.subject())
        .bind("by", decision.by())
        .bind("reason", decision.reason())
        .bind("at", decision.at().toEpochMilli())
        .execute();
  }

  /** Newest first. */
  public List<Decision> of(Handle handle, Collection<String> apis) {
    return handle
        .createQuery(
            """
            SELECT what, api, subject, decided_by, reason, at FROM api_decision
            WHERE api IN (<apis>) ORDER BY id DESC LIMIT 500
            """)
        .bindList("apis", List.copyOf(apis))
        .map(
            (row, context) ->
                new Decision(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    Times.time(row, "at")))
        .list();
  }

  /** Ids that a merge was decided to lead to. */
  public Set<String> mergeTargets(Handle handle, Collection<String> apis) {
    return new TreeSet<>(
        handle
            .createQuery(
                "SELECT DISTINCT api FROM api_decision WHERE what = 'merge' AND api IN (<apis>)")
            .bindList("apis", List.copyOf(apis))
            .mapTo(String.class)
            .list());
  }

  public List<Link> links(Handle handle) {
    return handle
        .createQuery("SELECT one, other, together, note FROM api_link ORDER BY one, other")
        .map(
            (row, context) ->
                new Link(row.getLong(1), row.getLong(2), row.getInt(3) != 0, row.getString(4)))
        .list();
  }

  public void put(Handle handle, Link link) {
    handle
        .createUpdate(
            """
            INSERT INTO api_link (one, other, together, note)
            VALUES (:one, :other, :together, :note)
            ON CONFLICT (one, other) DO UPDATE SET together = excluded.together,
              note = excluded.note
            """)
        .bind("one", link.one())
        .bind("other", link.other())
        .bind("together", link.together() ? 1 : 0)
        .bind("note", link.note())
        .execute();
  }

  public void remove(Handle handle, Link link) {
    handle.execute("DELETE FROM api_link WHERE one = ? AND other = ?", link.one(), link.other());
  }
}
