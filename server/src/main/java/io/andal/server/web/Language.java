package io.andal.server.web;

import java.util.Locale;
import java.util.Optional;

/** The languages that pages speak. */
public enum Language {
  ENGLISH("en", "English", Locale.UK),
  INDONESIAN("id", "Bahasa Indonesia", Locale.of("id", "ID"));

  private final String code;
  private final String ownName;
  private final Locale locale;

  Language(String code, String ownName, Locale locale) {
    this.code = code;
    this.ownName = ownName;
    this.locale = locale;
  }

  /** The language of an ISO 639 code; {@code in} is what Java long called Indonesian. */
  public static Optional<Language> of(String code) {
    String modern = "in".equals(code) ? "id" : code;
    for (Language language : values()) {
      if (language.code.equals(modern)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  public String code() {
    return code;
  }

  /** The language's name in itself. */
  public String ownName() {
    return ownName;
  }

  /** How numbers and dates are written where the reader named no region. */
  public Locale locale() {
    return locale;
  }
}
