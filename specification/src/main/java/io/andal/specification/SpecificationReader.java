package io.andal.specification;

import java.util.Optional;

/** Reads API descriptions of all formats, which it tells by their content. Thread-safe. */
public final class SpecificationReader {
  private final SpecificationLimits limits;

  public SpecificationReader(SpecificationLimits limits) {
    this.limits = limits;
  }

  /**
   * The format of a file, by a look at its content that costs little; empty if it is no API
   * description.
   */
  public Optional<Format> detect(SpecificationFile file) {
    throw new UnsupportedOperationException("to come, within " + limits + " for " + file);
  }

  /**
   * Reads a description with the files that it refers to.
   *
   * @return what could be read, its problems in it; empty if the file is no API description at all
   */
  public Optional<Specification> read(SpecificationFile file, OtherFiles others) {
    throw new UnsupportedOperationException("to come: " + file + " with " + others);
  }
}
