package io.andal.server;

import io.andal.agreement.AgreementDocuments;
import io.andal.agreement.AgreementService;
import io.andal.alert.AlertService;
import io.andal.alert.DeadLetters;
import io.andal.alert.Outbox;
import io.andal.alert.Pace;
import io.andal.alert.TrackedChannels;
import io.andal.alert.document.RouteDocuments;
import io.andal.alert.document.SilenceKind;
import io.andal.alert.group.GroupSender;
import io.andal.alert.group.GroupService;
import io.andal.alert.group.RoutedAlerts;
import io.andal.catalog.CatalogDocuments;
import io.andal.catalog.CatalogSurroundings;
import io.andal.channel.Reply;
import io.andal.database.Database;
import io.andal.database.DatabaseException;
import io.andal.device.credential.Speaker;
import io.andal.device.live.Fleets;
import io.andal.inventory.InventoryService;
import io.andal.inventory.search.DatabaseSearchIndex;
import io.andal.ownership.Owners;
import io.andal.server.alert.SmsReplies;
import io.andal.server.security.Audit;
import io.andal.server.security.Tokens;
import io.andal.server.watch.Watch;
import io.andal.signal.Collector;
import io.andal.signal.SliceLedger;
import io.andal.signal.SourceDocuments;
import io.andal.signal.otlp.OtlpReceiver;
import io.andal.signal.remotewrite.RemoteWriteReceiver;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.slo.SloService;
import io.andal.slo.annotation.Annotations;
import io.andal.slo.policy.Policies;
import io.andal.traffic.TrafficService;
import io.andal.traffic.document.TrafficDocuments;
import io.andal.traffic.document.TrafficSources;
import io.andal.workspace.Applied;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Documents;
import io.andal.workspace.FolderWatcher;
import io.andal.workspace.Problem;
import io.andal.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modules, composed: documents in, slices through, budgets and alerts out. Spring knows this
 * one object; the modules know nothing of Spring.
 */
public final class AndalRuntime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AndalRuntime.class);
  private static final ScopedValue<Boolean> BY_REQUEST = ScopedValue.newInstance();

  private final ServerOptions options;
  private final Clock clock;
  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final Database database;
  private final Audit audit;
  private final Workspace workspace;
  private final SloService slos;
  private final SliceLedger ledger;
  private final Annotations annotations;
  private final AgreementService agreements;
  private final AlertService alerts;
  private final Pace pace;
  private final TrackedChannels channels;
  private final Outbox outbox;
  private final GroupService groups;
  private final GroupSender groupSender;
  private final Collector collector;
  private final TrafficService traffic;
  private final TrafficSources trafficSources;
  private final Fleets fleets;
  private final InventoryService inventory;
  private final Pulse inventoryPulse;
  private final Pulse watchPulse;
  private final SourceDocuments.Receivers receivers;
  private final SourcesInForce sources;
  private final Heartbeat heartbeat;
  private volatile Owners owners;
  private volatile String publicUrl;
  private volatile Optional<String> documentTrouble = Optional.empty();
  private volatile @Nullable FolderWatcher folder;
  private @Nullable Watch watch;
  private boolean loaded;

  private AndalRuntime(ServerOptions options, Clock clock, DataFolder data) {
    this.options = options;
    this.clock = clock;
    closing.push(data);
    this.publicUrl = options.publicUrl().orElse("http://" + options.address());
    this.database = keep(Database.open(options.database()));
    this.audit = new Audit(database, clock);
    this.workspace =
        new Workspace(
            database, new DocumentChecker(Kinds.all(), DocumentChecker.Limits.DEFAULT), clock);
    this.owners = Owners.of(workspace.current());
    this.slos = new SloService(database, clock);
    this.annotations = new Annotations(database, clock);
    this.agreements = new AgreementService(database, clock, new RuntimeSloMinutes(slos, clock));
    this.traffic = keep(new TrafficService(database, clock));
    Tokens tokens = new Tokens(database, clock);
    this.fleets =
        keep(
            new Fleets(
                database,
                clock,
                options.broker(),
                secret -> tokens.sender(secret).map(Speaker.Gateway::new)));
    this.receivers =
        new SourceDocuments.Receivers(
            new OtlpReceiver(database, clock),
            new RemoteWriteReceiver(database, clock),
            traffic,
            fleets);
    this.ledger = new RingingLedger(slos, this::slicesCame);
    this.collector = keep(new Collector(ledger, clock));
    this.sources = new SourcesInForce(collector, receivers, clock);
    this.alerts =
        new AlertService(
            database,
            clock,
            new RuntimeAlertContext(slos, workspace::current, this::owners, this::publicUrl));
    this.pace = Pace.after(database, clock.instant());
    this.channels =
        keep(
            TrackedChannels.open(
                database,
                clock,
                workspace::current,
                this::answered,
                new RuntimeBackground(slos, workspace::current),
                pace));
    this.outbox = keep(new Outbox(database, clock, channels, pace));
    this.groups =
        new GroupService(
            database,
            clock,
            new RuntimeGroupContext(slos, workspace::current, this::owners, this::publicUrl),
            RouteDocuments.routing(workspace.current()));
    this.groupSender = keep(new GroupSender(groups, clock, channels, pace));
    IncidentNotes incidents = new IncidentNotes(alerts, annotations, slos, this::publicUrl);
    this.heartbeat = keep(new Heartbeat(slos, alerts, collector, incidents, this::routeAlerts));
    this.trafficSources = keep(new TrafficSources(traffic, clock));
    CatalogSurroundings surroundings =
        CatalogSurroundings.real(clock, options.data().resolve("catalogs"));
    this.inventory =
        keep(
            new InventoryService(
                database,
                clock,
                new DatabaseSearchIndex(database),
                traffic,
                document -> CatalogDocuments.open(document, surroundings)));
    // Beside the heartbeat: however much there is to look at, no alert waits for it.
    this.inventoryPulse = keep(new Pulse("APIs", inventory::tick));
    this.watchPulse = keep(new Pulse("Alerts of Andal's own", () -> watch().look()));
  }

  /**
   * Opens the database and every module; nothing runs yet.
   *
   * @throws ServerStartException if the data folder or the database can't be used
   */
  public static AndalRuntime open(ServerOptions options, Clock clock) {
    DataFolder data = DataFolder.claim(options.data());
    try {
      return new AndalRuntime(options, clock, data);
    } catch (DatabaseException e) {
      data.close();
      throw new ServerStartException(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    closing.push(part);
    return part;
  }

  /** Puts the stored documents in force, then the folder's; budgets can be asked for after it. */
  public synchronized void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    follow(workspace.current());
    workspace.subscribe(this::changed);
    options
        .workspace()
        .ifPresent(
            path -> {
              FolderWatcher watcher = keep(new FolderWatcher(workspace, path));
              folder = watcher;
              report(watcher.start());
            });
  }

  /** Puts the stored documents in force, then the folder's, and starts what runs in background. */
  public void start() {
    load();
    traffic.start();
    trafficSources.start();
    fleets.start();
    collector.start();
    channels.start();
    outbox.start();
    groupSender.start();
    heartbeat.start();
    inventoryPulse.start();
    watchPulse.start();
  }

  private void slicesCame() {
    heartbeat.soon();
  }

  private void answered(Reply reply) {
    new SmsReplies(groups, workspace::current, audit, clock).heard(reply);
  }

  private static void report(Applied applied) {
    if (!applied.accepted()) {
      LOG.warn(
          "The workspace folder was refused; the last good documents stay in force. {} problems,"
              + " the first: {}",
          applied.problems().size(),
          applied.problems().isEmpty() ? "" : applied.problems().getFirst().oneLine());
    }
  }

  /**
   * Runs a change that somebody asked for, who writes it into the audit log; other changes come
   * from the folder, and are written there as the folder's.
   */
  public static Applied byRequest(Supplier<Applied> change) {
    return ScopedValue.where(BY_REQUEST, true).call(change::get);
  }

  private void changed(Documents documents) {
    follow(documents);
    if (BY_REQUEST.isBound()) {
      return;
    }
    try {
      audit.record(
          "folder",
          "document.apply",
          options.workspace().map(Path::toString).orElse(""),
          "local",
          "ok",
          "revision " + workspace.revision());
    } catch (RuntimeException e) {
      LOG.error("The folder's change could not be written into the audit log", e);
    }
  }

  /** Never throws: the documents are stored already, and the next change tries again. */
  private synchronized void follow(Documents documents) {
    try {
      owners = Owners.of(documents);
      List<SloDefinition> definitions = SloDocuments.definitions(documents);
      slos.gatekeeper().govern(Policies.of(documents));
      slos.define(definitions);
      agreements.define(AgreementDocuments.agreements(documents), slos.definitions());
      trafficSources.follow(documents);
      fleets.follow(documents);
      traffic.pin(TrafficDocuments.pinned(documents));
      inventory.follow(documents);
      groups.follow(RouteDocuments.routing(documents), SilenceKind.silences(documents));
      sources.follow(documents);
      collector.track(slos.tracked());
      alerts.retain(
          definitions.stream().map(SloDefinition::name).collect(Collectors.toUnmodifiableSet()));
      documentTrouble = Optional.empty();
    } catch (RuntimeException e) {
      LOG.error("The documents in force could not be put to work", e);
      documentTrouble = Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Made when it is needed first: it asks everything else. */
  private synchronized Watch watch() {
    if (watch == null) {
      watch = RuntimeWatch.of(this);
    }
    return watch;
  }

  /** With Route documents the alerts of SLOs go by them too. */
  private void routeAlerts() {
    boolean wanted = RouteDocuments.any(workspace.current());
    RoutedAlerts.follow(groups, alerts.active(), wanted, clock.instant());
    outbox.soon();
  }

  public Database database() {
    return database;
  }

  public Clock clock() {
    return clock;
  }

  public Workspace workspace() {
    return workspace;
  }

  public SloService slos() {
    return slos;
  }

  /** Where slices go; rules are looked at as soon as some came. */
  public SliceLedger ledger() {
    return ledger;
  }

  /** What people and pipelines noted on the line of time. */
  public Annotations annotations() {
    return annotations;
  }

  public AgreementService agreements() {
    return agreements;
  }

  public AlertService alerts() {
    return alerts;
  }

  /** How messages leave. */
  public TrackedChannels channels() {
    return channels;
  }

  /** Whose messages wait because they were told enough just now. */
  public List<Pace.Held> heldBack() {
    return pace.held(clock.instant());
  }

  public Outbox outbox() {
    return outbox;
  }

  /** Alerts in groups, those from outside too. */
  public GroupService groups() {
    return groups;
  }

  /** Tells of the groups. */
  public GroupSender groupSender() {
    return groupSender;
  }

  /** Messages that could not be delivered. */
  public DeadLetters deadLetters() {
    return new DeadLetters(database, clock, groupSender::retry);
  }

  public Collector collector() {
    return collector;
  }

  /** Where traffic is seen. */
  public TrafficSources trafficSources() {
    return trafficSources;
  }

  /** The fleets of devices. */
  public Fleets fleets() {
    return fleets;
  }

  /** All APIs that are known. */
  public InventoryService inventory() {
    return inventory;
  }

  public OtlpReceiver otlp() {
    return receivers.otlp();
  }

  /** What really runs. */
  public TrafficService traffic() {
    return traffic;
  }

  public RemoteWriteReceiver remoteWrite() {
    return receivers.remoteWrite();
  }

  /** Who answers for what, by the documents in force now. */
  public Owners owners() {
    return owners;
  }

  /** How people reach the pages, without a slash at the end. */
  public String publicUrl() {
    return publicUrl;
  }

  /** Told by the server once it knows its port, unless the options say it. */
  void listeningAt(String url) {
    publicUrl = options.publicUrl().orElse(url).replaceAll("/+$", "");
  }

  /** What is wrong in the served folder now; empty if all of it is in force. */
  public List<Problem> folderProblems() {
    FolderWatcher watcher = folder;
    return watcher == null ? List.of() : watcher.problems();
  }

  /** What keeps the server from doing its work, in plain words; empty if nothing does. */
  public List<String> troubles() {
    return Stream.of(
            documentTrouble, heartbeat.trouble(), inventoryPulse.trouble(), watchPulse.trouble())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Brings budgets, alerts and APIs up to date now, for tests that don't want to wait. */
  public void beat() {
    heartbeat.beat();
    inventoryPulse.beat();
    watchPulse.beat();
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      AutoCloseable part = closing.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close well", part.getClass().getSimpleName(), e);
      }
    }
  }
}
