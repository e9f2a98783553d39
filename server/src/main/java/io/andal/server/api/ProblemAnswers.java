package io.andal.server.api;

import io.andal.server.security.UserException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what goes wrong in a REST resource into an RFC 9457 problem. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAnswers extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  @ExceptionHandler(ApiException.class)
  ResponseEntity<Object> refused(ApiException e) {
    return answer(e.status(), e.title(), e.detail(), e.more(), new HttpHeaders());
  }

  @ExceptionHandler(UserException.class)
  ResponseEntity<Object> unfit(UserException e) {
    return answer(
        400, "Bad Request", String.valueOf(e.getMessage()), Map.of(), new HttpHeaders());
  }

  @ExceptionHandler(BodyTooLargeException.class)
  ResponseEntity<Object> tooLarge(BodyTooLargeException e) {
    return answer(
        413, "Content Too Large", String.valueOf(e.getMessage()), Map.of(), new HttpHeaders());
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> failed(Exception e, HttpServletRequest request) throws Exception {
    if (e instanceof org.springframework.security.access.AccessDeniedException) {
      throw e;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLargeException large) {
        return tooLarge(large);
      }
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    return answer(
        500,
        "Internal Server Error",
        "Something went wrong on the server; its log says what.",
        Map.of(),
        new HttpHeaders());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLargeException large) {
        return tooLarge(large);
      }
    }
    HttpStatus known = HttpStatus.resolve(status.value());
    String title = known == null ? "Error" : known.getReasonPhrase();
    String detail =
        body instanceof ProblemDetail problem && problem.getDetail() != null
            ? problem.getDetail()
            : title;
    return answer(status.value(), title, detail, Map.of(), headers);
  }

  private static ResponseEntity<Object> answer(
      int status, String title, String detail, Map<String, Object> more, HttpHeaders headers) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    problem.putAll(more);
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
