package io.andal.server.api;

import io.andal.server.security.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.error.ErrorPageRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The last word on what went wrong: a problem for programs, the page {@code error} for people. */
@Controller
final class ErrorAnswers implements ErrorPageRegistrar {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  @Override
  public void registerErrorPages(ErrorPageRegistry registry) {
    registry.addErrorPages(new ErrorPage("/error"));
  }

  @RequestMapping("/error")
  @Nullable ModelAndView error(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
      LOG.error("{} {} failed", request.getMethod(), path, failure);
    }
    HttpStatus known = HttpStatus.resolve(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    String detail = detail(status, request.getAttribute(RequestDispatcher.ERROR_MESSAGE));
    if (programs(path)) {
      Problems.write(response, status, title, detail);
      return null;
    }
    HttpStatus answered = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    return new ModelAndView(
        "error", Map.of("status", status, "title", title, "detail", detail), answered);
  }

  private static boolean programs(String path) {
    return path.startsWith("/api/")
        || path.startsWith("/v1/")
        || path.startsWith("/actuator/")
        || path.equals("/metrics");
  }

  private static String detail(int status, @Nullable Object message) {
    if (status >= 500) {
      return "Something went wrong on the server; its log says what.";
    }
    if (message instanceof String text && !text.isBlank()) {
      return text;
    }
    return status == 404 ? "There is nothing here." : "";
  }
}
