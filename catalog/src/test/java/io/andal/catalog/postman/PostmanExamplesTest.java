package io.andal.catalog.postman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.kit.Told;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer that Postman's own description gives as an example, served to the catalog. */
@Timeout(120)
class PostmanExamplesTest {
  /** Reached; a change may not fall below it. */
  private static final int AGREE = 219;

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String SPEC = "specs/s-1";
  private static final Map<String, String> ADDRESSES =
      Map.of(
          "/me", "me",
          "/workspaces", "workspaces",
          "/collections", "collections",
          "/collections/{collectionId}", "collections/12-c-1",
          "/specs", "specs",
          "/specs/{specId}/files", SPEC + "/files",
          "/specs/{specId}/files/{filePath}", SPEC + "/files/index.yaml",
          "/specs/{specId}/version-tags", SPEC + "/version-tags",
          "/specs/{specId}/version-tags/{tagId}/files", SPEC + "/version-tags/t-0/files");

  @Test
  void eachExampleIsTakenOrToldInWords() throws Exception {
    Optional<Path> folder =
        Optional.ofNullable(System.getProperty("andal.conformance"))
            .map(all -> Path.of(all, "inventory", "postman", "examples"))
            .filter(Files::isDirectory);
    assumeTrue(folder.isPresent(), "Postman's examples are not here");
    List<String> surprises = new ArrayList<>();
    int count = 0;
    try (PostmanRig rig = new PostmanRig(Shelf.of(1), Map.of())) {
      for (Path file : files(folder.get())) {
        count++;
        String surprise = surprise(rig, MAPPER.readTree(Files.readAllBytes(file)));
        if (!surprise.isEmpty()) {
          surprises.add(file.getFileName() + ": " + surprise);
        }
      }
    }
    System.out.printf("%d of %d of Postman's examples agree%n", count - surprises.size(), count);
    assertThat(count - surprises.size())
        .as("%s", String.join("\n", surprises))
        .isGreaterThanOrEqualTo(AGREE);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String surprise(PostmanRig rig, JsonNode example) throws InterruptedException {
    int status = example.path("status").asInt();
    JsonNode body = example.path("body");
    String text = body.isString() ? body.asString() : body.toString();
    Reply reply =
        new Reply(
            status,
            example.path("contentType").asString(),
            text.getBytes(StandardCharsets.UTF_8),
            Map.of());
    String path = example.path("path").asString();
    if (!ADDRESSES.containsKey(path) && status == 200) {
      return body.isObject() || body.isString() ? "" : "neither an object nor a text";
    }
    // Refusals of what isn't asked for while scanning take the place of a specification's files.
    String address = ADDRESSES.getOrDefault(path, SPEC + "/files");
    rig.instead.clear();
    furnish(rig);
    rig.instead.put(address, reply);
    return judged(status, scan(rig, address.equals("me")));
  }

  /** One collection and one specification with one tag, under the names that examples go by. */
  private static void furnish(PostmanRig rig) {
    rig.instead.put(
        "specs",
        Reply.json("{\"specs\": [{\"id\": \"s-1\", \"name\": \"S\", \"updatedAt\": \"x\"}]}"));
    rig.instead.put(
        SPEC + "/files",
        Reply.json("{\"files\": [{\"path\": \"index.yaml\", \"type\": \"ROOT\"}]}"));
    rig.instead.put(SPEC + "/files/index.yaml", Reply.json("{\"content\": \"openapi: 3.0.0\"}"));
    rig.instead.put(
        SPEC + "/version-tags", Reply.json("{\"data\": [{\"id\": \"t-0\", \"name\": \"0\"}]}"));
    rig.instead.put(
        SPEC + "/version-tags/t-0/files",
        Reply.json(
            """
            {"data": [{"type": "FILE", "fileType": "ROOT", "path": "index.yaml", "content": "x"}]}
            """));
    rig.instead.put(
        "collections",
        Reply.json(
            """
            {"collections": [{"id": "c-1", "uid": "12-c-1", "name": "C"}], "meta": {"total": 1}}
            """));
    rig.instead.put("collections/12-c-1", Reply.json("{\"collection\": {\"info\": {}}}"));
  }

  /** What kept something from being told; nothing if all was. */
  private static List<SourceFailure> scan(PostmanRig rig, boolean identify)
      throws InterruptedException {
    Told told = new Told();
    List<SourceFailure> failures = new ArrayList<>();
    try {
      if (identify) {
        rig.catalog().identify();
      } else {
        rig.catalog().scan(told, "", told);
      }
    } catch (SourceException e) {
      failures.add(e.failure());
    }
    failures.addAll(told.skipped());
    return failures;
  }

  private static String judged(int status, List<SourceFailure> failures) {
    if (status == 200) {
      // Examples of lists name things that this system doesn't have, and pages it has no end of.
      boolean missing =
          failures.stream()
              .allMatch(
                  one ->
                      one.cause() == Cause.BAD_QUERY
                          || one.message().contains("circle")
                          || one.message().contains("no file that is its root"));
      return missing ? "" : failures.toString();
    }
    Cause wanted =
        switch (status) {
          case 401, 403 -> Cause.DENIED;
          case 429, 500 -> Cause.UNAVAILABLE;
          default -> Cause.BAD_QUERY;
        };
    boolean told = failures.stream().anyMatch(one -> one.cause() == wanted);
    return told ? "" : "%s instead of %s".formatted(failures, wanted);
  }
}
