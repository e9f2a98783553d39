package io.andal.inventory.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11"
            + " 1.0.0-rc.1 1.0.0",
        "v1alpha1 v1alpha2 v1beta1 v1beta2 v1 v2alpha1 v2 v11alpha2 v11",
        "2024-12-31 2025-01-02 2025-01-02-preview 2025-02-01",
        "0.9 1.2 1.10 2.0.0 2.0.1 10.0",
        "2025-01-01 1.0",
      })
  void versionsHaveTheOrderOfTheirKind(String inOrder) {
    List<String> expected = List.of(inOrder.split(" ", -1));
    List<String> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(shuffled.stream().map(VersionName::of).sorted().map(VersionName::toString))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void aMajorVersionPromisesAndAnUnstableOneDoesNot() {
    assertThat(VersionName.of("v2.1").major()).contains(java.math.BigInteger.TWO);
    assertThat(VersionName.of("0.9").unstable()).isTrue();
    assertThat(VersionName.of("v1beta1").stage()).isEqualTo("beta");
    assertThat(VersionName.of("2025-01-01").major()).isEmpty();
    assertThat(VersionName.of("green").major()).isEmpty();
  }

  @Property(tries = 300)
  void theOrderIsATotalOne(
      @ForAll @Chars({'1', '2', '0', '.', '-', 'a', 'v', 'b'}) String a,
      @ForAll @Chars({'1', '2', '0', '.', '-', 'a', 'v', 'b'}) String b,
      @ForAll @Chars({'1', '2', '0', '.', '-', 'a', 'v', 'b'}) String c) {
    List<VersionName> sorted = Stream.of(a, b, c).map(VersionName::of).sorted().toList();
    assertThat(sorted.getFirst()).isLessThanOrEqualTo(sorted.getLast());
    assertThat(Integer.signum(VersionName.of(a).compareTo(VersionName.of(b))))
        .isEqualTo(-Integer.signum(VersionName.of(b).compareTo(VersionName.of(a))));
  }
}
