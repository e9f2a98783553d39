package io.andal.inventory;

import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All APIs that are known: what pages, REST and commands ask and do. Thread-safe. */
public interface Inventory {

  ApiHits search(ApiQuery query);

  /** Empty if there is none; an id that was merged away leads to the entry that took it in. */
  Optional<ApiEntry> api(String id);

  /** Newest first, by semantic order. */
  List<ApiVersion> versions(String api);

  /** The description of a version, read again from what is stored; empty if there is none. */
  Optional<Specification> specification(String api, String version);

  /** The main file of a version's description as it was found. */
  Optional<String> text(String api, String version);

  /** Changes between two versions; empty if one has no description or they can't be compared. */
  Optional<List<Change>> difference(String api, String base, String revision);

  /** What is to be looked at, the worst first; of all APIs if {@code api} is empty text. */
  List<ApiFinding> findings(String api);

  /**
   * What is to be looked at of several APIs, each with the worst first.
   *
   * @param apis ids of entries as they are now; those without findings are left out of the answer
   */
  Map<String, List<ApiFinding>> findingsByApi(Collection<String> apis);

  /** What was found by rules, of all APIs, the worst first; at most 5,000. */
  List<ApiFinding> findingsByRule(Collection<String> rules);

  List<CatalogState> catalogs();

  /** Newest first, at most a hundred. */
  List<CatalogState.ScanRecord> scans(String catalog);

  /**
   * Starts a scan, unless one is under way.
   *
   * @return false if there is no such catalog
   */
  boolean scan(String catalog);

  /**
   * Decides that entries are one API; lasts until somebody decides otherwise.
   *
   * @return the id that stays
   * @throws IllegalArgumentException with a sentence for people, if it can't be done
   */
  String merge(String into, List<String> others, String by, String reason);

  /**
   * Decides that a place is an API of its own.
   *
   * @return the id of the new entry
   * @throws IllegalArgumentException with a sentence for people, if it can't be done
   */
  String split(String api, String catalog, String key, String by, String reason);

  /** Decisions about an API, newest first. */
  List<Decision> decisions(String api);

  /** A merge or a split that a person decided. */
  record Decision(
      String what, String api, String subject, String by, String reason, java.time.Instant at) {}
}
