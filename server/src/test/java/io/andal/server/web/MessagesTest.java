package io.andal.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody meets a page with a hole where words should be. */
class MessagesTest {
  private static final Path MAIN = Path.of("src", "main");
  private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z0-9.-]+)[}(]");
  private static final Pattern IN_CODE = Pattern.compile("say\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(messages("_id").stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(messages("").stringPropertyNames());
  }

  @Test
  void everyKeyOfATemplateOrOfCodeHasItsWords() {
    Set<String> used = keys("resources/templates", ".html", IN_TEMPLATE);
    used.addAll(keys("java", ".java", IN_CODE));
    assertThat(used).hasSizeGreaterThan(150);
    assertThat(messages("").stringPropertyNames()).containsAll(used);
  }

  @Test
  void everyMessageIsWellFormedAndTakesTheSameValuesInBothLanguages() {
    Properties english = messages("");
    Properties indonesian = messages("_id");
    for (String key : english.stringPropertyNames()) {
      assertThat(places(indonesian.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
      assertThat(english.getProperty(key) + indonesian.getProperty(key))
          .as(key)
          .doesNotContain("'");
    }
  }

  private static int places(String message) {
    return new MessageFormat(message).getFormatsByArgumentIndex().length;
  }

  /** All bundles of a language together. */
  private static Properties messages(String language) {
    Pattern name = Pattern.compile("messages(-[a-z]+)?" + language + "\\.properties");
    Properties properties = new Properties();
    try (Stream<Path> files = Files.list(MAIN.resolve("resources"))) {
      for (Path file :
          files.filter(f -> name.matcher(f.getFileName().toString()).matches()).toList()) {
        load(properties, file);
      }
      load(
          properties,
          Path.of("..", "inventory")
              .resolve(MAIN)
              .resolve("resources/io/andal/inventory/finding/words" + language + ".properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static void load(Properties properties, Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
  }

  private static Set<String> keys(String folder, String ending, Pattern pattern) {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          keys.add(matcher.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }
}
