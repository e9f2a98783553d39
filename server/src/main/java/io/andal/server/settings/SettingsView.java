package io.andal.server.settings;

import io.andal.server.web.Badge;
import java.util.List;

/** What the settings show. */
public record SettingsView(
    List<TokenRow> tokens,
    List<String> scopes,
    List<UserRow> users,
    List<String> roles,
    List<AuditRow> audit,
    boolean first,
    String older) {
  public SettingsView {
    tokens = List.copyOf(tokens);
    scopes = List.copyOf(scopes);
    users = List.copyOf(users);
    roles = List.copyOf(roles);
    audit = List.copyOf(audit);
  }

  /** One token; its secret is known to nobody. */
  public record TokenRow(
      String id,
      String name,
      Badge badge,
      List<String> scopes,
      String madeBy,
      String created,
      String expires,
      String used,
      boolean revocable) {}

  /**
   * One person.
   *
   * @param self whether it is the reader, who can't lock the own door
   */
  public record UserRow(
      String name,
      String displayName,
      String role,
      Badge badge,
      String lastLogin,
      boolean disabled,
      boolean self) {}

  /** One line of the log. */
  public record AuditRow(
      String at,
      String actor,
      String action,
      String subject,
      String origin,
      Badge badge,
      String detail) {}
}
