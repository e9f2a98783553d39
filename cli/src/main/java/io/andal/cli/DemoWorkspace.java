package io.andal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The demo's files: those of {@code examples} in the sources, else as packed in the jar. */
final class DemoWorkspace {
  private DemoWorkspace() {}

  /**
   * A folder with the demo's documents.
   *
   * @param data where they are unpacked to if there are no sources
   */
  static Path folder(Path data) {
    return folder("examples/pumps", data.resolve("workspace"));
  }

  /** Likewise a folder with descriptions of its services' APIs. */
  static Path descriptions(Path data) {
    return folder("examples/pump-apis", data.resolve("descriptions"));
  }

  private static Path folder(String name, Path unpacked) {
    String home = System.getProperty("andal.home", "");
    Path inSources = Path.of(home).resolve(name);
    if (!home.isEmpty() && Files.isDirectory(inSources)) {
      return inSources.toAbsolutePath().normalize();
    }
    try (JarFile jar = new JarFile(System.getProperty("java.class.path"))) {
      for (JarEntry entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
        int at = entry.getName().indexOf(name + "/");
        if (at >= 0) {
          unpack(jar, entry, unpacked.resolve(entry.getName().substring(at + name.length() + 1)));
        }
      }
    } catch (IOException e) {
      throw CommandException.couldNot("the demo's files can't be unpacked: " + e.getMessage());
    }
    return unpacked.toAbsolutePath().normalize();
  }

  private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
