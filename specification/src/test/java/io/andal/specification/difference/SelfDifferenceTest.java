package io.andal.specification.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.specification.Conformance;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real descriptions, among them GitHub's and Stripe's, compared with themselves. */
class SelfDifferenceTest {

  @Test
  void noDescriptionDiffersFromItself() {
    SpecificationReader reader = new SpecificationReader(SpecificationLimits.DEFAULT);
    List<Path> files =
        Conformance.files(Conformance.folder("inventory/openapi-directory/APIs"), ".yaml");
    List<String> differ = new ArrayList<>();
    for (Path file : files) {
      Specification one = read(reader, file);
      Specification other = read(reader, file);
      List<Change> changes = Differences.between(one, other);
      if (!changes.isEmpty()) {
        differ.add(file + ": " + changes.size() + " " + changes.getFirst());
      }
    }
    System.out.println(
        "openapi-directory with itself: "
            + (files.size() - differ.size())
            + " of "
            + files.size()
            + " cases agree");
    assertThat(differ).isEmpty();
  }

  private static Specification read(SpecificationReader reader, Path file) {
    return reader.read(Conformance.read(file), Conformance.onDisk()).orElseThrow();
  }
}
