package io.andal.catalog.apigee;

import io.andal.catalog.Found.Content;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The zip of a proxy's revision; some hold the description that the proxy was made of. */
record Bundle(ScanLimits limits) {
  private static final int MOST_ENTRIES = 5_000;
  private static final SpecificationReader READER =
      new SpecificationReader(SpecificationLimits.DEFAULT);

  /**
   * The description among its resources, with what else is there; empty if there is none.
   *
   * @param name of the revision, for people
   * @throws ItemFailure if it is no zip, or unpacks to more than is taken
   */
  Optional<Content> description(String name, byte[] zip) throws ItemFailure {
    List<SpecificationFile> files = resources(name, zip);
    Optional<SpecificationFile> main =
        files.stream().filter(file -> READER.detect(file).isPresent()).findFirst();
    return main.map(
        found -> new Content(found, files.stream().filter(file -> !file.equals(found)).toList()));
  }

  private List<SpecificationFile> resources(String name, byte[] zip) throws ItemFailure {
    List<SpecificationFile> files = new ArrayList<>();
    long left = limits.totalBytes();
    int entries = 0;
    try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry = stream.getNextEntry();
      if (entry == null) {
        throw failed(Cause.BROKEN_ANSWER, name + " is no zip file.");
      }
      for (; entry != null; entry = stream.getNextEntry()) {
        entries++;
        // What isn't taken is unpacked too when the stream goes on to the next entry.
        byte[] bytes = stream.readNBytes((int) Math.min(limits.contentBytes() + 1L, left + 1));
        left -= bytes.length;
        if (bytes.length > limits.contentBytes() || left < 0 || entries > MOST_ENTRIES) {
          throw failed(Cause.LIMITED, name + " unpacks to more than is taken.");
        }
        if (wanted(entry) && files.size() < limits.files()) {
          files.add(new SpecificationFile(entry.getName(), bytes));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw failed(Cause.BROKEN_ANSWER, name + " can't be unpacked.");
    }
    return files;
  }

  private static boolean wanted(ZipEntry entry) {
    String path = entry.getName().toLowerCase(Locale.ROOT);
    return !entry.isDirectory()
        && path.contains("/resources/")
        && path.matches(".*\\.(ya?ml|json|wsdl|xsd|graphqls?|proto)");
  }

  private static ItemFailure failed(Cause cause, String message) {
    return new ItemFailure(
        new SourceFailure(
            cause, message, "Download the revision in Apigee and look at it, or exclude it."));
  }
}
