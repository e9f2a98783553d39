package io.andal.inventory.store;

import io.andal.inventory.version.OutlineHead;
import io.andal.specification.Format;
import java.util.Optional;

/**
 * What is known of a stored description without unpacking it.
 *
 * @param hash SHA-256, hexadecimal
 * @param format empty if it is no API description
 * @param head what it says of itself
 * @param operations how many it has
 */
public record ContentRow(
    String hash,
    Optional<Format> format,
    String formatVersion,
    OutlineHead head,
    boolean broken,
    int operations) {}
