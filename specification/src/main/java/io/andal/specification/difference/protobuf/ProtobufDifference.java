package io.andal.specification.difference.protobuf;

import static io.andal.specification.difference.definition.DefinitionChanges.at;
import static io.andal.specification.difference.definition.DefinitionChanges.definition;
import static io.andal.specification.difference.definition.DefinitionChanges.pairs;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import io.andal.specification.difference.definition.DefinitionChanges;
import io.andal.specification.difference.definition.DefinitionChanges.Values;
import io.andal.specification.difference.definition.Spot;
import java.util.List;

/** Compares two proto files with what they import. A new package name is one change. */
public final class ProtobufDifference {
  private final DefinitionChanges changes = new DefinitionChanges();
  private final Names names;
  private final ProtobufTypes types;

  private ProtobufDifference(Names names) {
    this.names = names;
    this.types = new ProtobufTypes(changes, names);
  }

  /** All changes; none if one of them doesn't parse. */
  public static List<Change> between(Specification base, Specification revision) {
    if (base.root().isEmpty() || revision.root().isEmpty()) {
      return List.of();
    }
    Mapping before = base.root().get();
    Mapping after = revision.root().get();
    Names names = new Names(before.text("package"), after.text("package"));
    return new ProtobufDifference(names).compare(before, after);
  }

  private List<Change> compare(Mapping before, Mapping after) {
    Field base = new Field("package", before.line(), before.column(), before);
    Field revision = new Field("package", after.line(), after.column(), after);
    Values packages = Values.of(before, after, "package");
    if (packages.differ()) {
      changes.changed(
          "protobuf-package-changed",
          Level.BREAKING,
          Spot.of("", "package"),
          base,
          revision,
          packages,
          "All calls and types have other names now: clients call what isn't there");
    }
    Values syntaxes = Values.of(before, after, "syntax");
    if (syntaxes.differ()) {
      changes.changed(
          "protobuf-syntax-changed",
          Level.DANGEROUS,
          Spot.of("", "syntax"),
          base,
          revision,
          syntaxes,
          "What is absent, and unknown enum values, are handled differently");
    }
    services(names.base(at(before, "services")), names.revision(at(after, "services")));
    types.compare(names.base(at(before, "types")), names.revision(at(after, "types")));
    return changes.all();
  }

  private void services(Mapping before, Mapping after) {
    pairs(
        before,
        after,
        gone ->
            changes.removed(
                "protobuf-service-removed",
                Level.BREAKING,
                Spot.of("", gone.key()),
                gone,
                "The service " + gone.key() + " is gone: all calls of it fail"),
        (was, is) -> {
          deprecation(Spot.of("", was.key()), was, is);
          calls(was.key(), at(definition(was), "rpcs"), at(definition(is), "rpcs"));
        },
        added ->
            changes.added(
                "protobuf-service-added",
                Level.SAFE,
                Spot.of("", added.key()),
                added,
                "The service " + added.key() + " is new: nobody calls it yet"));
  }

  private void calls(String service, Mapping before, Mapping after) {
    pairs(
        before,
        after,
        gone ->
            changes.removed(
                "protobuf-rpc-removed",
                Level.BREAKING,
                call(names.basePackage(), service, gone),
                gone,
                "The call " + gone.key() + " is gone: clients get UNIMPLEMENTED"),
        (was, is) -> call(was, is, call(names.basePackage(), service, was)),
        added ->
            changes.added(
                "protobuf-rpc-added",
                Level.SAFE,
                call(names.revisionPackage(), service, added),
                added,
                "The call " + added.key() + " is new: nobody uses it yet"));
  }

  private static Spot call(String packageName, String service, Field rpc) {
    String full = packageName.isEmpty() ? service : packageName + "." + service;
    return Spot.of("RPC /" + full + "/" + rpc.key(), service + "." + rpc.key());
  }

  private void call(Field before, Field after, Spot spot) {
    Mapping was = definition(before);
    Mapping is = definition(after);
    for (String side : List.of("request", "response")) {
      Values types = new Values(names.baseType(was.text(side)), names.revisionType(is.text(side)));
      if (types.differ()) {
        changes.changed(
            "protobuf-rpc-" + side + "-changed",
            Level.BREAKING,
            spot,
            before,
            after,
            types,
            "The " + side + " is another message: clients send or read the wrong one");
      }
    }
    for (String side : List.of("client", "server")) {
      Values streams =
          new Values(
              was.isTrue(side + "Streaming") ? "stream" : "one",
              is.isTrue(side + "Streaming") ? "stream" : "one");
      if (streams.differ()) {
        changes.changed(
            "protobuf-rpc-" + side + "-streaming-changed",
            Level.BREAKING,
            spot,
            before,
            after,
            streams,
            "The " + side + " sends " + streams.after() + " where it sent " + streams.before());
      }
    }
    deprecation(spot, before, after);
  }

  private void deprecation(Spot spot, Field before, Field after) {
    types.deprecation(spot, before, after);
  }
}
