package io.andal.device.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a list of devices as {@link DeviceCsv} reads it. Not thread-safe. */
public final class DeviceCsvWriter {
  private final CSVPrinter printer;
  private final List<String> attributes;

  /**
   * Begins a list.
   *
   * @param attributes those that have a column
   * @throws IOException if it can't be written there
   */
  public DeviceCsvWriter(Appendable out, SortedSet<String> attributes) throws IOException {
    this.printer = new CSVPrinter(out, CSVFormat.RFC4180);
    this.attributes = List.copyOf(new TreeSet<>(attributes));
    List<String> titles = new ArrayList<>(List.of("id", "state", "until"));
    this.attributes.forEach(name -> titles.add(CsvColumns.title(name)));
    printer.printRecord(titles);
  }

  /** Adds a device. */
  public void add(String id, DeviceStatus device) throws IOException {
    List<String> cells = new ArrayList<>();
    cells.add(SpreadsheetCell.written(id));
    cells.add(device.life().spelling());
    cells.add(device.until().map(Object::toString).orElse(""));
    for (String name : attributes) {
      cells.add(SpreadsheetCell.written(device.attributes().getOrDefault(name, "")));
    }
    printer.printRecord(cells);
  }
}
