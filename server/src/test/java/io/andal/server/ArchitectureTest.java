package io.andal.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the house, where Maven can't see it. */
class ArchitectureTest {
  private static final JavaClasses ANDAL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.andal");

  /** What data reaches later stands later; nobody imports what comes after. */
  private static final List<String> ORDER =
      List.of(
          "database",
          "workspace",
          "ownership",
          "signal",
          "specification",
          "traffic",
          "device",
          "catalog",
          "inventory",
          "slo",
          "agreement",
          "channel",
          "alert",
          "server");

  @Test
  void onlyTheServerKnowsSpring() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.andal.server..", "io.andal.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta.servlet..", "org.thymeleaf..")
        .check(ANDAL);
  }

  @Test
  void nobodyImportsWhatComesAfter() {
    for (int i = 0; i < ORDER.size(); i++) {
      String[] later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(module -> "io.andal." + module + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("io.andal." + ORDER.get(i) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .allowEmptyShould(true)
            .check(ANDAL);
      }
    }
  }

  @Test
  void nobodyImportsTheInnardsOfAnother() {
    ArchRuleDefinition.classes().should(new StayOutOfInnards()).check(ANDAL);
  }

  private static final class StayOutOfInnards extends ArchCondition<JavaClass> {
    StayOutOfInnards() {
      super("use the internal packages of their own module alone");
    }

    @Override
    public void check(JavaClass user, ConditionEvents events) {
      user.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass())
          .filter(DescribedPredicate.describe("is internal", StayOutOfInnards::isInternal))
          .filter(target -> !module(target).equals(module(user)))
          .forEach(
              target ->
                  events.add(
                      SimpleConditionEvent.violated(
                          user, user.getName() + " uses " + target.getName())));
    }

    private static boolean isInternal(JavaClass type) {
      return type.getPackageName().startsWith("io.andal.")
          && type.getPackageName().contains(".internal");
    }

    private static String module(JavaClass type) {
      String[] parts = type.getPackageName().split("\\.", -1);
      return parts.length > 2 ? parts[2] : "";
    }
  }
}
