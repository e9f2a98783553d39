package io.andal.server.alert;

import io.andal.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream that says “changed” to pages about alerts. */
@Controller
final class AlertEventsDoor implements HttpSessionListener {
  private final AlertEvents events;

  AlertEventsDoor(AlertEvents events) {
    this.events = events;
  }

  /** With too many open it answers 204, so that the browser doesn't try again: its page asks. */
  @GetMapping(path = "/alerts/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Nullable SseEmitter events(
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    response.setHeader("X-Accel-Buffering", "no");
    SseEmitter stream = events.open(caller, session == null ? "" : session.getId()).orElse(null);
    if (stream == null) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
    return stream;
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    events.ended(event.getSession().getId());
  }
}
