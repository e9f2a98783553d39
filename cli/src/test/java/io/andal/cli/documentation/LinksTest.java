package io.andal.cli.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
  private static final Pattern JAVA_FILE = Pattern.compile("`(?:(\\w+)/…/)?([\\w/]+\\.java)`");
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");

  @Test
  void everyLinkOfAPageLeadsSomewhere() {
    assertThat(Pages.markdown()).hasSizeGreaterThan(20);
    assertThat(Pages.markdown().stream().flatMap(LinksTest::broken)).isEmpty();
  }

  @Test
  void everyFileAndTypeOfTheArchitectureIsThereOnce() {
    String text = Pages.text(Pages.root().resolve("ARCHITECTURE.md"));
    List<String> sources =
        Pages.files(".java").stream()
            .map(file -> Pages.root().relativize(file).toString().replace('\\', '/'))
            .toList();

    assertThat(JAVA_FILE.matcher(text).results())
        .allSatisfy(
            file ->
                assertThat(sources)
                    .as(file.group())
                    .filteredOn(source -> names(source, file.group(1), file.group(2)))
                    .hasSize(1));
    assertThat(TYPE.matcher(text).results())
        .allSatisfy(
            type ->
                assertThat(sources)
                    .as(type.group())
                    .anyMatch(source -> source.endsWith("/" + type.group(1) + ".java")));
  }

  @Test
  void theArchitectureNamesEveryModule() {
    String text = Pages.text(Pages.root().resolve("ARCHITECTURE.md"));
    List<String> modules =
        Pattern.compile("<module>([^<]+)</module>")
            .matcher(Pages.text(Pages.root().resolve("pom.xml")))
            .results()
            .map(module -> "| `" + module.group(1) + "` |")
            .toList();

    assertThat(modules).hasSizeGreaterThan(10).allSatisfy(row -> assertThat(text).contains(row));
  }

  private static boolean names(String source, @Nullable String module, String file) {
    return source.endsWith("/" + file) && (module == null || source.startsWith(module + "/"));
  }

  private static Stream<String> broken(Path page) {
    return LINK.matcher(CODE.matcher(Pages.text(page)).replaceAll(""))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .filter(link -> !resolves(page, link))
        .map(link -> Pages.root().relativize(page) + " → " + link);
  }

  private static boolean resolves(Path page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(target)
        && (hash < 0 || anchors(Pages.text(target)).contains(link.substring(hash + 1)));
  }

  /** As forges make them of headings: lower case, without punctuation, hyphens for spaces. */
  private static List<String> anchors(String text) {
    return HEADING
        .matcher(text)
        .results()
        .map((MatchResult heading) -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toList());
  }
}
