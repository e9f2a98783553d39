package io.andal.dialect.prometheus;

/**
 * Something of an SLO that the other tool has no words for.
 *
 * @param feature what it is, as the document names it
 * @param remedy what would be right
 */
public record Inexpressible(String slo, String feature, String remedy) {

  /** For people. */
  public String message() {
    return "SLO %s: %s. %s".formatted(slo, feature, remedy);
  }
}
