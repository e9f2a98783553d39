package io.andal.specification;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples that the authors of other formats give. */
class ExamplesTest {

  @Test
  void asyncApiExamplesAreReadWithoutErrors() {
    List<Path> files =
        Conformance.files(Conformance.folder("inventory/asyncapi/examples"), ".yml", ".yaml")
            .stream()
            .filter(file -> !file.toString().contains("/common/"))
            .toList();
    Conformance.count(
        "asyncapi",
        files,
        files.size(),
        read ->
            read.format() == Format.ASYNCAPI
                && !read.broken()
                && !read.outline().title().isEmpty());
  }

  @Test
  void postmanCollectionsAreReadWithTheirRequests() {
    List<Path> files =
        Conformance.files(
            Conformance.folder("inventory/postman/collection-schema/examples"), ".json");
    Conformance.count(
        "postman",
        files,
        files.size(),
        read ->
            read.format() == Format.POSTMAN
                && !read.broken()
                && !read.outline().operations().isEmpty());
  }
}
