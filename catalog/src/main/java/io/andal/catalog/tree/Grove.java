package io.andal.catalog.tree;

/**
 * One tree of a catalog that may have several.
 *
 * @param prefix before the paths of its files where they become keys; empty for the only tree
 * @param version of all that is in it; empty if only the contents tell
 */
public record Grove(FileTree tree, String prefix, String version, Provenance provenance) {}
