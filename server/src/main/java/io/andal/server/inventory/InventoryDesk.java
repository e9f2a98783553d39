package io.andal.server.inventory;

import io.andal.server.api.ApiException;
import io.andal.server.security.Audit;
import io.andal.server.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Where people and programs decide about entries and start scans; all of it is in the audit log.
 */
@Component
final class InventoryDesk {
  private static final int LONGEST_REASON = 500;

  private final InventoryInsight insight;
  private final Audit audit;

  InventoryDesk(InventoryInsight insight, Audit audit) {
    this.insight = insight;
    this.audit = audit;
  }

  /**
   * Decides that entries are one API.
   *
   * @return the id that stays
   * @throws ApiException 404 if there is no such API; 422 if it can't be done
   */
  String merge(Caller caller, String origin, String into, List<String> others, String reason) {
    lookup().api(into);
    return decided(
        caller,
        origin,
        "api.merge",
        into,
        "with " + String.join(", ", others) + because(reason),
        () -> insight.inventory().merge(into, others, caller.name(), reason(reason)));
  }

  /**
   * Decides that a place is an API of its own.
   *
   * @return the id of the new entry
   * @throws ApiException as {@link #merge}
   */
  String split(
      Caller caller, String origin, String api, String catalog, String key, String reason) {
    lookup().api(api);
    return decided(
        caller,
        origin,
        "api.split",
        api,
        catalog + " " + key + because(reason),
        () -> insight.inventory().split(api, catalog, key, caller.name(), reason(reason)));
  }

  /**
   * Starts a scan, unless one is under way.
   *
   * @throws ApiException 404 if there is no such catalog
   */
  void scan(Caller caller, String origin, String catalog) {
    if (!insight.inventory().scan(catalog)) {
      throw ApiException.notFound("catalog '" + catalog + "'");
    }
    audit.record(caller.name(), "catalog.scan", "catalog/" + catalog, origin, "ok", "");
  }

  private ApiLookup lookup() {
    return new ApiLookup(insight.inventory());
  }

  private String decided(
      Caller caller,
      String origin,
      String action,
      String api,
      String detail,
      Supplier<String> decision) {
    try {
      String id = decision.get();
      audit.record(caller.name(), action, "api/" + api, origin, "ok", detail + ": " + id);
      return id;
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      audit.record(caller.name(), action, "api/" + api, origin, "refused", why);
      throw new ApiException(422, "Unprocessable Content", why, Map.of());
    }
  }

  private static String reason(String text) {
    String reason = text.strip();
    if (reason.length() > LONGEST_REASON) {
      throw ApiException.badRequest(
          "reason is at most %d characters long, not %d."
              .formatted(LONGEST_REASON, reason.length()));
    }
    return reason;
  }

  private static String because(String reason) {
    return reason.isBlank() ? "" : " (" + reason.strip() + ")";
  }
}
