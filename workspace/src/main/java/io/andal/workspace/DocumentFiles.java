package io.andal.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the YAML files of a folder and the folders in it, or one file. Hidden files and folders are
 * passed over, and so are links that lead out of the folder.
 */
public final class DocumentFiles {
  private static final int MOST_FILES = 10_000;
  private static final int MOST_ENTRIES = 100_000;
  private static final int DEEPEST = 32;
  private static final long MOST_BYTES = 64L << 20;

  private final Path root;
  private final Path shownAs;
  private final int bytesPerFile;

  private DocumentFiles(Path root, int bytesPerFile) {
    this.root = root.toAbsolutePath().normalize();
    this.shownAs = root;
    this.bytesPerFile = bytesPerFile;
  }

  /**
   * What was read.
   *
   * @param problems files that could not be read; a folder with such is not read completely
   */
  public record Read(List<SourceText> texts, List<Problem> problems) {
    public Read {
      texts = List.copyOf(texts);
      problems = List.copyOf(problems);
    }
  }

  /** Reads a folder, or one file whatever it is called; names files as the user named the path. */
  public static Read read(Path path, DocumentChecker.Limits limits) {
    DocumentFiles files = new DocumentFiles(path, limits.bytes());
    List<SourceText> texts = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try {
      long bytes = 0;
      for (Path file : files.list()) {
        bytes += Files.size(file);
        if (bytes > MOST_BYTES) {
          throw new YamlRefusal(
              "too-large",
              Position.START,
              "The files hold more than " + (MOST_BYTES >> 20) + " MiB in all",
              "Point at the folder that holds the documents only");
        }
        files.readFile(file, texts, problems);
      }
    } catch (YamlRefusal refusal) {
      problems.add(refusal.in(path.toString()));
    } catch (IOException e) {
      problems.add(unreadable(path.toString(), e));
    }
    return new Read(texts, problems);
  }

  /**
   * The YAML files, sorted by path.
   *
   * @throws IOException if the folder can't be read
   * @throws YamlRefusal if there are too many
   */
  static List<Path> list(Path path) throws IOException {
    return new DocumentFiles(path, 0).list();
  }

  private List<Path> list() throws IOException {
    if (Files.isRegularFile(root)) {
      return List.of(root);
    }
    Path real = root.toRealPath();
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(root, Set.of(), DEEPEST, new Collector(real, found));
    found.sort(null);
    return found;
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final Path real;
    private final List<Path> found;
    private int entries;

    Collector(Path real, List<Path> found) {
      this.real = real;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      count();
      return !folder.equals(root) && isHidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      count();
      if (isHidden(file) || !isYaml(file) || !isInside(file, attributes)) {
        return FileVisitResult.CONTINUE;
      }
      if (found.size() == MOST_FILES) {
        throw tooMany(MOST_FILES + " YAML files");
      }
      found.add(file);
      return FileVisitResult.CONTINUE;
    }

    private boolean isInside(Path file, BasicFileAttributes attributes) throws IOException {
      if (!attributes.isSymbolicLink()) {
        return attributes.isRegularFile();
      }
      // Mounted configuration is links into a hidden folder beside them; those are welcome.
      return Files.isRegularFile(file) && file.toRealPath().startsWith(real);
    }

    private void count() {
      entries++;
      if (entries > MOST_ENTRIES) {
        throw tooMany(MOST_ENTRIES + " files");
      }
    }
  }

  private static YamlRefusal tooMany(String what) {
    return new YamlRefusal(
        "too-many-files",
        Position.START,
        "The folder holds more than " + what,
        "Point at the folder that holds the documents only");
  }

  private static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  private static boolean isYaml(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private void readFile(Path file, List<SourceText> texts, List<Problem> problems) {
    String name =
        file.equals(root) ? shownAs.toString() : shownAs.resolve(root.relativize(file)).toString();
    try {
      if (Files.size(file) > bytesPerFile) {
        throw new YamlRefusal(
            "too-large",
            Position.START,
            "The file is larger than " + bytesPerFile + " bytes",
            "Split it into several files");
      }
      texts.add(new SourceText(name, decode(Files.readAllBytes(file))));
    } catch (YamlRefusal refusal) {
      problems.add(refusal.in(name));
    } catch (IOException e) {
      problems.add(unreadable(name, e));
    }
  }

  /**
   * UTF-8 and nothing else.
   *
   * @throws YamlRefusal at the first byte that isn't
   */
  static String decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (!result.isError()) {
      return text;
    }
    boolean utf16 = bytes.length > 1 && (bytes[0] == (byte) 0xFF || bytes[0] == (byte) 0xFE);
    throw new YamlRefusal(
        "not-utf-8",
        YamlSyntaxError.endOf(text),
        utf16
            ? "The text is not UTF-8 but looks like UTF-16"
            : "The byte 0x%02X here is no UTF-8".formatted(bytes[in.position()]),
        "Save the file as UTF-8");
  }

  private static Problem unreadable(String name, IOException e) {
    return new YamlRefusal(
            "file-unreadable",
            Position.START,
            "'" + name + "' can't be read: " + reason(e),
            "Check that it is there and may be read")
        .in(name);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "it isn't there";
      case AccessDeniedException _ -> "permission is denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
