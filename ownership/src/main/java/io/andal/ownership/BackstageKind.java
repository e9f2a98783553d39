package io.andal.ownership;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.List;
import java.util.Locale;

/** A kind of Backstage's, unchanged. */
record BackstageKind(String name) implements Kind {
  static final Kind GROUP = new BackstageKind("Group");
  static final Kind USER = new BackstageKind("User");

  @Override
  public String apiVersion() {
    return "backstage.io/v1alpha1";
  }

  @Override
  public String schema() {
    return "/io/andal/ownership/schema/" + name.toLowerCase(Locale.ROOT) + ".json";
  }

  /** Backstage catalogs are open worlds: members may live in another catalog. */
  @Override
  public List<Reference> references(Document document) {
    return List.of();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    return List.of();
  }
}
