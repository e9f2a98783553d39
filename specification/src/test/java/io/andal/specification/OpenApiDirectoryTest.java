package io.andal.specification;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real descriptions, among them Stripe's, GitHub's and Kubernetes' of 3 MB. */
class OpenApiDirectoryTest {

  @Test
  void realDescriptionsAreReadWithTheirOperations() {
    List<Path> files =
        Conformance.files(Conformance.folder("inventory/openapi-directory/APIs"), ".yaml");
    Conformance.count(
        "openapi-directory",
        files,
        65,
        read ->
            read.format() == Format.OPENAPI
                && !read.broken()
                && !read.outline().title().isEmpty()
                && !read.outline().operations().isEmpty());
  }
}
