package io.andal.server.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Finds the reader's language: {@code ?lang=}, then the cookie, then what the browser prefers. The
 * region, which decides how numbers and dates look, comes from the browser where it fits.
 */
final class ReaderLocale implements LocaleResolver {
  static final String PARAMETER = "lang";
  static final String COOKIE = "andal-language";

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    Optional<Language> asked = Optional.ofNullable(request.getParameter(PARAMETER)).flatMap(Language::of);
    Optional<Language> chosen = asked.or(() -> fromCookie(request));
    for (Locale wish : Collections.list(request.getLocales())) {
      Optional<Language> language = Language.of(wish.getLanguage());
      if (language.isPresent() && chosen.map(language.get()::equals).orElse(true)) {
        return wish.getCountry().isEmpty() ? language.get().locale() : wish;
      }
    }
    return chosen.orElse(Language.ENGLISH).locale();
  }

  private static Optional<Language> fromCookie(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null ? Optional.empty() : Language.of(cookie.getValue());
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    if (response == null || locale == null) {
      return;
    }
    Cookie cookie = new Cookie(COOKIE, locale.getLanguage());
    cookie.setPath("/");
    cookie.setMaxAge(365 * 24 * 3600);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
