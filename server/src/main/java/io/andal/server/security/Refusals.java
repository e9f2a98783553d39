package io.andal.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/** What those get who may not: programs a problem, people the login page or an error page. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final LoginUrlAuthenticationEntryPoint loginPage =
      new LoginUrlAuthenticationEntryPoint("/login");

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException, jakarta.servlet.ServletException {
    if (Problems.wanted(request)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      Problems.write(
          response, 401, "Unauthorized", "Log in, or send a token: Authorization: Bearer andal_…");
      return;
    }
    if (request.getHeader("HX-Request") != null) {
      // htmx would swap the login page into the middle of this one.
      response.setHeader("HX-Redirect", "/login");
      response.setStatus(401);
      return;
    }
    loginPage.commence(request, response, reason);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    String detail =
        reason instanceof CsrfException
            ? "The form's CSRF token is missing or old; reload the page, or use a token."
            : "Your role or your token's scopes don't cover this.";
    if (Problems.wanted(request)) {
      Problems.write(response, 403, "Forbidden", detail);
      return;
    }
    response.sendError(403, detail);
  }
}
