package io.andal.dialect;

/** Writes SLOs in the form of another tool. Stateless. */
public interface Exporter {

  /** What {@code andal export} calls it: {@code sloth}. */
  String format();

  /** What it writes, in one line for the command's help. */
  String description();

  /** Writes all SLOs of the request. What the form can't say is told as a problem. */
  Export export(ExportRequest request);
}
