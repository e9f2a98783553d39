package io.andal.server.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A page was asked for of something that isn't there (any more). */
public final class NotHere extends ResponseStatusException {
  private static final long serialVersionUID = 1L;

  public NotHere(String what) {
    super(HttpStatus.NOT_FOUND, what);
  }
}
