package io.andal.server;

import io.andal.agreement.AgreementDocuments;
import io.andal.alert.AlertDocuments;
import io.andal.catalog.CatalogDocuments;
import io.andal.channel.ChannelDocuments;
import io.andal.device.document.FleetDocuments;
import io.andal.ownership.Owners;
import io.andal.server.report.ReportScheduleKind;
import io.andal.signal.SourceDocuments;
import io.andal.slo.SloDocuments;
import io.andal.traffic.document.TrafficDocuments;
import io.andal.workspace.Kind;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of documents that Andal understands. */
public final class Kinds {
  private Kinds() {}

  /** In the order in which a reader meets them. */
  public static List<Kind> all() {
    return Stream.of(
            SourceDocuments.kinds(),
            SloDocuments.kinds(),
            AgreementDocuments.kinds(),
            CatalogDocuments.kinds(),
            TrafficDocuments.kinds(),
            FleetDocuments.kinds(),
            Owners.kinds(),
            ChannelDocuments.kinds(),
            AlertDocuments.kinds(),
            List.<Kind>of(new ReportScheduleKind()))
        .flatMap(List::stream)
        .toList();
  }

  /** Those that new documents are written in: of a kind with several versions, one. */
  public static List<Kind> written() {
    return all().stream().filter(Kind::written).toList();
  }
}
