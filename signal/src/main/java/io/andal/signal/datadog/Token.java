package io.andal.signal.datadog;

/** A piece of a query. */
sealed interface Token {

  /** As it was written. */
  String text();

  /** A metric with its scope and what is done to it. */
  record Metric(Term term) implements Token {
    @Override
    public String text() {
      return term.text();
    }
  }

  /** One of {@code + - * / ( ) ,}. */
  record Sign(char character) implements Token {
    @Override
    public String text() {
      return switch (character) {
        case '(', ')' -> String.valueOf(character);
        case ',' -> ", ";
        default -> " " + character + " ";
      };
    }
  }

  /** A number that isn't negative. */
  record Figure(String text) implements Token {}

  /** A function's name. */
  record Function(String name) implements Token {
    @Override
    public String text() {
      return name;
    }
  }

  /** A text in quotes, with them. */
  record Quoted(String text) implements Token {}
}
