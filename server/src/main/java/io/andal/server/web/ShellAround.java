package io.andal.server.web;

import io.andal.alert.AlertState;
import io.andal.workspace.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts the shell around every page. */
final class ShellAround implements HandlerInterceptor {
  private final Insight insight;

  ShellAround(Insight insight) {
    this.insight = insight;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    String view = page == null ? null : page.getViewName();
    if (page != null && view != null && !view.startsWith("redirect:")) {
      page.addObject("shell", shell(request));
    }
  }

  private Shell shell(HttpServletRequest request) {
    Locale locale = RequestContextUtils.getLocale(request);
    Optional<String> user = Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
    String language = Language.of(locale.getLanguage()).orElse(Language.ENGLISH).code();
    return new Shell(
        section(request.getRequestURI()),
        language,
        user,
        may("ADMIN"),
        may("OPERATE"),
        user.isEmpty() ? 0 : firing(),
        user.isEmpty() ? 0 : errors(),
        VoiceArgument.zone(request).getDisplayName(TextStyle.FULL, locale),
        languages(request, language));
  }

  private static boolean may(String permission) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null
        && who.getAuthorities().stream().anyMatch(a -> permission.equals(a.getAuthority()));
  }

  private int firing() {
    return (int)
        insight.activeAlerts().stream().filter(a -> a.state() == AlertState.FIRING).count();
  }

  private int errors() {
    return (int)
        insight.folderProblems().stream()
            .filter(p -> p.severity() == Problem.Severity.ERROR)
            .count();
  }

  private static String section(String path) {
    String[] parts = path.split("/", 3);
    return switch (parts.length < 2 ? "" : parts[1]) {
      case "" -> "overview";
      case "silences", "oncall" -> "alerts";
      default -> parts[1];
    };
  }

  private static List<Shell.LanguageLink> languages(HttpServletRequest request, String current) {
    return Arrays.stream(Language.values())
        .map(
            language ->
                new Shell.LanguageLink(
                    language.code(),
                    language.ownName(),
                    here(request, language.code()),
                    language.code().equals(current)))
        .toList();
  }

  private static String here(HttpServletRequest request, String language) {
    return UriComponentsBuilder.fromPath(request.getRequestURI())
        .query(request.getQueryString())
        .replaceQueryParam(ReaderLocale.PARAMETER, language)
        .build()
        .toUriString();
  }
}
