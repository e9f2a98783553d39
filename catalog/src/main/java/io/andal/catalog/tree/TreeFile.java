package io.andal.catalog.tree;

/**
 * A file of a {@link FileTree}.
 *
 * @param path below the root, with slashes
 * @param size in bytes
 */
public record TreeFile(String path, long size) {}
