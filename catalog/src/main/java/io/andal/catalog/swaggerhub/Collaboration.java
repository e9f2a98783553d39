package io.andal.catalog.swaggerhub;

import io.andal.catalog.OwnerClaim;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Who answers for an API by the people and teams that work on it there. Stateless. */
final class Collaboration {
  private static final int MOST = 20;

  private Collaboration() {}

  /**
   * The claims: teams that may edit, then owners, then people who may edit.
   *
   * @param key of the API, for people
   */
  static List<OwnerClaim> owners(JsonNode collaboration, String key) {
    List<OwnerClaim> claims = new ArrayList<>();
    for (JsonNode team : collaboration.path("teams")) {
      if (edits(team)) {
        claims.add(claim(team.path("name").asString(""), "team of the collaboration on " + key));
      }
    }
    for (JsonNode owner : collaboration.path("owners")) {
      claims.add(claim(owner.asString(""), "owner in the collaboration on " + key));
    }
    for (JsonNode member : collaboration.path("members")) {
      if (edits(member) && !member.path("blocked").asBoolean(false)) {
        claims.add(
            claim(member.path("name").asString(""), "may edit by the collaboration on " + key));
      }
    }
    return claims.stream()
        .filter(claim -> !claim.reference().isBlank())
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static boolean edits(JsonNode member) {
    for (JsonNode role : member.path("roles")) {
      if (role.asString("").equalsIgnoreCase("EDIT")) {
        return true;
      }
    }
    return false;
  }

  private static OwnerClaim claim(String reference, String evidence) {
    return new OwnerClaim(OwnerClaim.Rule.FIELD, reference, evidence);
  }
}
