package io.andal.catalog.kit;

import io.andal.catalog.Found;
import io.andal.catalog.Known;
import io.andal.catalog.Scan;
import io.andal.signal.SourceFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A scan that notes what it is told, and remembers it for the next one as an inventory would. */
public final class Told implements Scan, Known {
  private final Map<String, String> fingerprints;
  private final List<Found> found = new ArrayList<>();
  private final List<String> unchanged = new ArrayList<>();
  private final List<SourceFailure> skipped = new ArrayList<>();
  private String place = "";
  private Runnable onFound = () -> {};
  private int done;
  private int total;

  public Told() {
    this(Map.of());
  }

  private Told(Map<String, String> fingerprints) {
    this.fingerprints = new HashMap<>(fingerprints);
  }

  /** The next scan, which knows what this one was told. */
  public Told next() {
    return new Told(fingerprints);
  }

  /** Does something each time that something is found. */
  public Told whenFound(Runnable action) {
    onFound = action;
    return this;
  }

  @Override
  public void found(Found one) {
    found.add(one);
    fingerprints.put(one.key() + "\0" + one.version(), one.fingerprint());
    onFound.run();
  }

  @Override
  public void unchanged(String key, String version) {
    unchanged.add(key + "@" + version);
  }

  @Override
  public void skipped(String key, String version, SourceFailure why) {
    skipped.add(why);
  }

  @Override
  public void progress(int done, int total) {
    this.done = done;
    this.total = total;
  }

  @Override
  public void reached(String place) {
    this.place = place;
  }

  @Override
  public Optional<String> fingerprint(String key, String version) {
    return Optional.ofNullable(fingerprints.get(key + "\0" + version));
  }

  public List<Found> found() {
    return found;
  }

  /** {@code key@version} of all that is there, whether it was found or is unchanged. */
  public List<String> present() {
    TreeSet<String> all = new TreeSet<>(unchanged);
    found.forEach(one -> all.add(one.key() + "@" + one.version()));
    return List.copyOf(all);
  }

  public List<String> unchanged() {
    return unchanged;
  }

  public List<SourceFailure> skipped() {
    return skipped;
  }

  public String place() {
    return place;
  }

  boolean atEnd() {
    return total == 0 || done == total;
  }
}
