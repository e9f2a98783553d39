package io.andal.workspace;

import java.time.Instant;

/**
 * One version of one document, as it was kept.
 *
 * @param version 1 for the first, then counting up; deletion is a version too
 * @param revision the apply it came with; all documents of one apply share it
 * @param author who did it: a user, a token's name, or {@code folder}
 * @param change what the author said about it; may be empty
 * @param deleted the document went away with this version
 * @param text the YAML; empty if deleted
 */
public record DocumentVersion(
    DocumentId id,
    int version,
    long revision,
    Instant at,
    String author,
    String change,
    boolean deleted,
    String text) {}
