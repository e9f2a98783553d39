package io.andal.workspace.store;

import io.andal.workspace.DocumentVersion;

/**
 * A version with the place it was read from.
 *
 * @param line the first line of the text in that file, from 1
 */
public record StoredDocument(DocumentVersion version, String file, int line) {}
