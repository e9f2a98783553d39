package io.andal.specification.difference;

/** Whom a change breaks. */
public enum Level {
  /** Callers that did nothing wrong. */
  BREAKING,
  /** Callers that relied on more than was said, or that handle what comes too narrowly. */
  DANGEROUS,
  /** Nobody. */
  SAFE
}
