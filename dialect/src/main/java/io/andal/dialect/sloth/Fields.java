package io.andal.dialect.sloth;

/** The names of fields, which Sloth's spec and its CRD write differently. */
record Fields(
    String plugins,
    String errorQuery,
    String totalQuery,
    String errorRatioQuery,
    String pageAlert,
    String ticketAlert) {
  static final Fields SPEC =
      new Fields(
          "slo_plugins",
          "error_query",
          "total_query",
          "error_ratio_query",
          "page_alert",
          "ticket_alert");
  static final Fields CRD =
      new Fields(
          "sloPlugins", "errorQuery", "totalQuery", "errorRatioQuery", "pageAlert", "ticketAlert");
}
