package io.andal.catalog.codeowners;

/** Whose CODEOWNERS it is: the same file means different things to different hosts. */
public enum Dialect {
  /**
   * The last line that matches decides. {@code docs} is a file or a whole folder; {@code a/b} is
   * below the root; {@code !} and {@code [ ]} mean nothing.
   */
  GITHUB,
  /**
   * Each section decides for itself, and all that do are owners. {@code docs} is a file only, and a
   * folder is written {@code docs/}; {@code a/b} may be anywhere.
   */
  GITLAB
}
