package io.andal.server.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** Gives each page the voice of its reader; the browser's zone comes in a cookie, else UTC. */
final class VoiceArgument implements HandlerMethodArgumentResolver {
  static final String ZONE_COOKIE = "andal-zone";

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final MessageSource messages;
  private final Insight insight;

  VoiceArgument(MessageSource messages, Insight insight) {
    this.messages = messages;
    this.insight = insight;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Voice.class;
  }

  @Override
  public Voice resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("pages are only served over HTTP");
    }
    return new Voice(messages, RequestContextUtils.getLocale(request), zone(request), insight.now());
  }

  static ZoneId zone(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, ZONE_COOKIE);
    if (cookie == null) {
      return UTC;
    }
    try {
      return ZoneId.of(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8));
    } catch (DateTimeException | IllegalArgumentException e) {
      // A cookie is the reader's own; one that names no zone is as good as none.
      return UTC;
    }
  }
}
