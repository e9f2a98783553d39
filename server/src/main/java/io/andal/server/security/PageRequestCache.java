package io.andal.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Remembers which page somebody wanted before the login; calls of programs are forgotten. */
final class PageRequestCache extends HttpSessionRequestCache {
  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    boolean page =
        request.getMethod().equals("GET")
            && !Problems.wanted(request)
            && request.getHeader("HX-Request") == null
            && String.valueOf(request.getHeader("Accept")).contains("text/html");
    if (page) {
      super.saveRequest(request, response);
    }
  }
}
