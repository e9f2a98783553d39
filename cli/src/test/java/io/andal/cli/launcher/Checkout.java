package io.andal.cli.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A checkout of its own in a temporary folder: the real scripts, and a build that is quick. */
final class Checkout {
  /** What a script did: exit code, standard output and standard error. */
  record Run(int code, String out, String err) {
    String lastLine() {
      return out.lines().reduce("", (before, line) -> line);
    }
  }

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  Checkout(Path root) throws IOException {
    this.root = root;
    Path sources = repository();
    Files.createDirectories(root.resolve(".mvn"));
    for (String script : List.of("andal", ".mvn/jdk.sh")) {
      Files.copy(sources.resolve(script), root.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
    }
    write("pom.xml", "<project/>");
    write("cli/src/main/java/Some.java", "class Some {}");
    jar(root.resolve("built.jar"));
    // The build: counts itself, and puts the jar where the real one does.
    maven("echo build >>builds\ncp built.jar cli/target/andal.jar");
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", root.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("andal"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  Path root() {
    return root;
  }

  /** Lets {@code ./mvnw} do this instead of calling Maven. */
  void maven(String script) throws IOException {
    executable(root.resolve("mvnw"), "#!/bin/sh\nset -e\n" + script + "\n");
  }

  void environment(String name, String value) {
    environment.put(name, value);
  }

  /** How often the build ran. */
  long builds() throws IOException {
    Path log = root.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  Path write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    return Files.writeString(path, text);
  }

  /** Makes a source file newer than the last build, whatever the clock's precision. */
  void touchSource() throws IOException {
    Files.setLastModifiedTime(
        root.resolve("cli/src/main/java/Some.java"), FileTime.from(Instant.now().plusSeconds(5)));
  }

  /** A folder that looks like a JDK of some release, and says so when it is asked. */
  Path fakeJdk(String folder, String version) throws IOException {
    Path home = root.resolve(folder);
    Files.createDirectories(home.resolve("bin"));
    executable(home.resolve("bin/java"), "#!/bin/sh\necho \"fake java " + version + "\"\n");
    executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  Run andal(String... arguments) throws IOException, InterruptedException {
    return run(root.resolve("andal"), root, "", arguments);
  }

  Run run(Path script, Path folder, String stdin, String... arguments)
      throws IOException, InterruptedException {
    Path in = Files.writeString(root.resolve("stdin"), stdin);
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(script.toString());
    builder.command().addAll(Arrays.asList(arguments));
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(in.toFile());
    builder.redirectOutput(out.toFile());
    builder.redirectError(err.toFile());
    int code = builder.start().waitFor();
    return new Run(code, Files.readString(out), Files.readString(err));
  }

  static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " can't be made executable");
    }
  }

  private static void jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
    String name = Echo.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        InputStream bytes =
            Objects.requireNonNull(Echo.class.getClassLoader().getResourceAsStream(name))) {
      jar.putNextEntry(new JarEntry(name));
      bytes.transferTo(jar);
      jar.closeEntry();
    }
  }

  /** A surefire report as the count at the end reads it. */
  void report(String module, int tests, int failures, int errors, int skipped) throws IOException {
    maven(
        """
        mkdir -p %1$s/target/surefire-reports
        printf '%%s' '<?xml version="1.0"?>
        <testsuite xmlns:xsi="x"
          name="A" time="0.1" tests="%2$d" errors="%3$d" skipped="%4$d" failures="%5$d">
          <properties><property name="tests" value="tests=&quot;99&quot;"/></properties>
        </testsuite>' >%1$s/target/surefire-reports/TEST-A.xml
        """
            .formatted(module, tests, errors, skipped, failures));
  }
}
