package io.andal.server.security;

import org.springframework.security.core.GrantedAuthority;

/** What somebody may do. Roles and scopes are sets of these; every door asks for one of them. */
public enum Permission implements GrantedAuthority {
  /** See everything but users, tokens and the audit log. */
  READ,
  /** Ask the release gate. */
  GATE,
  /** Act on alerts. */
  OPERATE,
  /** Change documents. */
  WRITE,
  /** Send measurements. */
  INGEST,
  /** Send measurements of one device. */
  TELEMETRY,
  /** Users, tokens, the audit log. */
  ADMIN;

  @Override
  public String getAuthority() {
    return name();
  }
}
