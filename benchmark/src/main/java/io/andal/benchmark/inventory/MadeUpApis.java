package io.andal.benchmark.inventory;

import io.andal.catalog.Found;
import io.andal.specification.SpecificationFile;
import java.util.List;
import java.util.Random;

/** APIs as a large company could have them: the same ones for the same number. */
final class MadeUpApis {
  private static final List<String> THINGS =
      List.of(
          "pump",
          "order",
          "invoice",
          "customer",
          "device",
          "sensor",
          "alarm",
          "valve",
          "contract",
          "shipment",
          "payment",
          "ticket",
          "meter",
          "reading",
          "site",
          "worker",
          "part",
          "supplier",
          "batch",
          "tariff",
          "route",
          "vehicle",
          "permit",
          "survey",
          "claim",
          "policy",
          "account",
          "ledger",
          "recipe",
          "report");
  private static final List<String> AREAS =
      List.of("north", "south", "east", "west", "retail", "field", "lab", "cloud", "edge", "plant");
  private static final List<String> FIELDS =
      List.of(
          "serialNumber",
          "createdAt",
          "status",
          "amount",
          "currency",
          "location",
          "temperature",
          "pressure",
          "owner",
          "firmware",
          "email",
          "quantity",
          "dueDate",
          "comment",
          "priority");
  private static final int PATHS = 15;

  private MadeUpApis() {}

  /** API number {@code i}, with 30 operations; some thousand words and names in all. */
  static Found api(int i) {
    Random random = new Random(i);
    String thing = THINGS.get(i % THINGS.size());
    String area = AREAS.get(i / THINGS.size() % AREAS.size());
    String name = area + "-" + thing + "-" + i;
    StringBuilder text = new StringBuilder(8_000);
    text.append("openapi: 3.0.3\ninfo:\n  title: ").append(area).append(' ').append(thing);
    text.append(' ').append(word(random)).append(" ").append(i).append("x\n  version: 1.");
    text.append(random.nextInt(9)).append(".0\n  description: Keeps ").append(thing);
    text.append("s of the ").append(area).append(" for ").append(word(random)).append("\n");
    text.append("servers:\n  - url: https://").append(name).append(".corp.test/api\n");
    text.append("tags:\n  - name: ").append(area).append("\npaths:\n");
    for (int p = 0; p < PATHS; p++) {
      String path = "/" + thing + "s/{id}/" + word(random) + (p % 2 == 0 ? "" : "/{part}");
      text.append("  ").append(path).append('-').append(p).append(":\n");
      operation(text, "get", "Reads the " + word(random) + " of a " + thing, name + "Get" + p);
      operation(text, "post", "Changes the " + word(random) + " of it", name + "Post" + p);
    }
    text.append("components:\n  schemas:\n    ").append(Character.toUpperCase(thing.charAt(0)));
    text.append(thing.substring(1)).append(":\n      type: object\n      properties:\n");
    for (String field : FIELDS) {
      if (random.nextInt(3) == 0) {
        text.append("        ").append(field).append(": {type: string}\n");
      }
    }
    Found found = Found.of(name, "", String.valueOf(i), "");
    return DirectoryBenchmark.with(found, SpecificationFile.of(name + ".yaml", text.toString()));
  }

  private static void operation(StringBuilder text, String verb, String summary, String id) {
    text.append("    ").append(verb).append(":\n      operationId: ").append(id);
    text.append("\n      summary: ").append(summary);
    text.append("\n      responses:\n        \"200\": {description: done}\n");
  }

  /** One of four thousand made-up words. */
  private static String word(Random random) {
    String syllables = "bakodemifulogaripesutanovi";
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      int at = 2 * random.nextInt(syllables.length() / 2);
      word.append(syllables, at, at + 2);
    }
    return word.toString();
  }
}
