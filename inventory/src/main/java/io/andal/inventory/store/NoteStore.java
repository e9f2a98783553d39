package io.andal.inventory.store;

import org.jdbi.v3.core.Handle;

/** Notes that outlive a process, by name. Stateless: works in the transaction of its handle. */
public final class NoteStore {

  /**
   * Writes a note.
   *
   * @return whether it said something else before, or nothing
   */
  public boolean change(Handle handle, String name, String content) {
    return handle
            .createUpdate(
                """
                INSERT INTO inventory_note (name, content) VALUES (:name, :content)
                ON CONFLICT (name) DO UPDATE SET content = excluded.content
                WHERE inventory_note.content <> excluded.content
                """)
            .bind("name", name)
            .bind("content", content)
            .execute()
        == 1;
  }
}
