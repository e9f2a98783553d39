package io.andal.inventory;

import io.andal.specification.Format;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One version of an API. Its content never changes once it is published; another content under the
 * same name is another revision, and a finding.
 *
 * @param name as its author wrote it: {@code 2.1.0}
 * @param revision 1 for the first content under that name, then counting up
 * @param hash SHA-256 of its content, hexadecimal; empty if it has no description
 * @param broken whether something of its description could not be read
 * @param breaking how many breaking changes there are since the version before; likewise the others
 */
public record ApiVersion(
    String api,
    String name,
    int revision,
    Optional<Format> format,
    String formatVersion,
    String hash,
    Lifecycle lifecycle,
    Optional<LocalDate> sunset,
    boolean broken,
    int operations,
    String author,
    String catalog,
    Instant seen,
    Optional<Instant> modified,
    int breaking,
    int dangerous,
    int safe) {}
