package io.andal.device.message;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message's descriptor in a file of {@code protoc --include_imports --descriptor_set_out}. Once
 * it was read it stays; a file that can't be read is tried again when it has changed. Thread-safe.
 */
final class DescriptorFile {
  private static final long LARGEST = 4L << 20;
  private static final int MOST_FILES = 1_000;

  private final Path path;
  private final String message;
  private volatile @Nullable Descriptor read;
  private String failedAs = "";
  private String failure = "";

  DescriptorFile(Path path, String message) {
    this.path = path;
    this.message = message;
  }

  Descriptor message() throws BadMessageException {
    Descriptor known = read;
    return known == null ? first() : known;
  }

  private synchronized Descriptor first() throws BadMessageException {
    String version = version();
    if (version.equals(failedAs)) {
      throw new BadMessageException(failure);
    }
    try {
      Descriptor found = load();
      read = found;
      return found;
    } catch (BadMessageException e) {
      failedAs = version;
      failure = e.reason();
      throw e;
    }
  }

  private String version() {
    try {
      return Files.getLastModifiedTime(path) + " " + Files.size(path);
    } catch (IOException e) {
      return "absent";
    }
  }

  private Descriptor load() throws BadMessageException {
    try {
      if (!Files.isRegularFile(path)) {
        throw bad("isn't there");
      }
      if (Files.size(path) > LARGEST) {
        throw bad("is larger than 4 MiB");
      }
      FileDescriptorSet set = FileDescriptorSet.parseFrom(Files.readAllBytes(path));
      if (set.getFileCount() == 0 || set.getFileCount() > MOST_FILES) {
        throw bad("isn't a FileDescriptorSet of 1 to 1,000 files");
      }
      return find(set);
    } catch (InvalidProtocolBufferException e) {
      throw bad(
          "isn't a FileDescriptorSet; protoc --include_imports --descriptor_set_out makes it");
    } catch (IOException e) {
      throw bad("can't be read");
    }
  }

  private Descriptor find(FileDescriptorSet set) throws BadMessageException {
    Map<String, FileDescriptorProto> protos = new HashMap<>();
    set.getFileList().forEach(each -> protos.put(each.getName(), each));
    Map<String, FileDescriptor> built = new HashMap<>();
    for (FileDescriptorProto each : set.getFileList()) {
      FileDescriptor file = build(each, protos, built, new HashSet<>());
      Optional<Descriptor> found =
          Optional.of(message)
              .filter(name -> name.startsWith(file.getPackage()))
              .map(
                  name ->
                      file.getPackage().isEmpty()
                          ? name
                          : name.substring(Math.min(name.length(), file.getPackage().length() + 1)))
              .flatMap(name -> inside(file, name));
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw bad("has no message " + message);
  }

  private static Optional<Descriptor> inside(FileDescriptor file, String name) {
    String[] levels = name.split("\\.", -1);
    Descriptor found = file.findMessageTypeByName(levels[0]);
    for (int i = 1; i < levels.length && found != null; i++) {
      found = found.findNestedTypeByName(levels[i]);
    }
    return Optional.ofNullable(found);
  }

  private FileDescriptor build(
      FileDescriptorProto proto,
      Map<String, FileDescriptorProto> protos,
      Map<String, FileDescriptor> built,
      Set<String> above)
      throws BadMessageException {
    FileDescriptor known = built.get(proto.getName());
    if (known != null) {
      return known;
    }
    if (!above.add(proto.getName())) {
      throw bad("has files that import each other");
    }
    FileDescriptor[] imports = new FileDescriptor[proto.getDependencyCount()];
    for (int i = 0; i < imports.length; i++) {
      FileDescriptorProto wanted = protos.get(proto.getDependency(i));
      if (wanted == null) {
        throw bad("misses %s; use protoc --include_imports".formatted(proto.getDependency(i)));
      }
      imports[i] = build(wanted, protos, built, above);
    }
    above.remove(proto.getName());
    try {
      FileDescriptor file = FileDescriptor.buildFrom(proto, imports);
      built.put(proto.getName(), file);
      return file;
    } catch (DescriptorValidationException e) {
      throw bad("isn't consistent in " + proto.getName());
    }
  }

  private BadMessageException bad(String what) {
    return new BadMessageException("The descriptor file %s %s".formatted(path, what));
  }
}
