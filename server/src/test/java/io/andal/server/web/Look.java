package io.andal.server.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/** One way to look at a page: theme, width and language. */
record Look(ColorScheme theme, int width, String language) {

  Browser.NewContextOptions context() {
    return new Browser.NewContextOptions()
        .setColorScheme(theme)
        .setViewportSize(width, 860)
        .setLocale("en".equals(language) ? "en-GB" : "id-ID")
        .setTimezoneId("Asia/Jakarta");
  }

  @Override
  public String toString() {
    return theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width + "-" + language;
  }
}
