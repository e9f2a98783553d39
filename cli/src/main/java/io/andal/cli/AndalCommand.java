package io.andal.cli;

import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a word behind it: it only tells which words there are. */
@Command(
    name = "andal",
    description = "Know every API you run, who owns it, and how much failure it can still afford.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Provider.class,
    subcommands = HelpCommand.class,
    footer = {
      "",
      "Commands that ask a server read ANDAL_URL (http://127.0.0.1:8080) and ANDAL_TOKEN.",
      "Besides these, ./andal test runs all tests and ./andal benchmark NAME measures."
    })
final class AndalCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  static CommandLine line(Shell shell) {
    return new CommandLine(new AndalCommand())
        .addSubcommand(new UpCommand(shell))
        .addSubcommand(new DemoCommand(shell))
        .addSubcommand(new ValidateCommand(shell))
        .addSubcommand(
            NeedsSubcommand.group(
                new OpenSloCommand(),
                new OpenSloCommand.InlineCommand(shell),
                new OpenSloCommand.ExportCommand(shell)))
        .addSubcommand(new ApplyCommand(shell))
        .addSubcommand(new GetCommand(shell))
        .addSubcommand(new DiffCommand(shell))
        .addSubcommand(new DeleteCommand(shell))
        .addSubcommand(new HistoryCommand(shell))
        .addSubcommand(new RollbackCommand(shell))
        .addSubcommand(new ImportCommand(shell))
        .addSubcommand(new ExportCommand(shell))
        .addSubcommand(
            new CommandLine(new GateCommand(shell))
                .addSubcommand(new GateCommand.ApproveCommand(shell))
                .addSubcommand(new GateCommand.RevokeCommand(shell))
                .addSubcommand(new GateCommand.HistoryCommand(shell)))
        .addSubcommand(
            NeedsSubcommand.group(
                new SloCommand(),
                new SloCommand.ListCommand(shell),
                new AdviseCommand(shell),
                new ReplayCommand(shell)))
        .addSubcommand(
            NeedsSubcommand.group(
                new SourceCommand(),
                new SourceCommand.ListCommand(shell),
                new SourceCheckCommand(shell),
                new SourceSuggestCommand(shell),
                new SourceSlosCommand(shell)))
        .addSubcommand(
            NeedsSubcommand.group(
                new ApiCommand(),
                new ApiCommand.ListCommand(shell),
                new ApiCommand.ShowCommand(shell),
                new ApiCommand.VersionsCommand(shell),
                new ApiDiffCommand(shell),
                new ApiCommand.FindingsCommand(shell),
                new ApiCommand.ConsumersCommand(shell),
                new ApiCommand.TrafficCommand(shell),
                new ApiDecisionCommand.Merge(shell),
                new ApiDecisionCommand.Split(shell),
                new ApiDescribeCommand(shell),
                new ApiBackstageCommand(shell)))
        .addSubcommand(
            NeedsSubcommand.group(
                new FleetCommand(),
                new FleetCommand.ListCommand(shell),
                new FleetCommand.ShowCommand(shell),
                new FleetCommand.DevicesCommand(shell),
                new FleetCommand.TryCommand(shell),
                new FleetTargetCommand(shell),
                new FleetListCommands.ImportCommand(shell),
                new FleetListCommands.ExportCommand(shell),
                new FleetListCommands.SetCommand(shell),
                new FleetListCommands.RemoveCommand(shell),
                new FleetSendCommand(shell),
                new FleetTokenCommands.CreateCommand(shell),
                new FleetTokenCommands.ListCommand(shell),
                new FleetTokenCommands.RevokeCommand(shell)))
        .addSubcommand(
            NeedsSubcommand.group(
                new InventoryCommand(),
                new InventoryCommand.ScanCommand(shell),
                new InventoryCommand.StatusCommand(shell)))
        .addSubcommand(
            NeedsSubcommand.group(
                new GrafanaCommand(),
                new GrafanaCommand.PublishCommand(shell),
                new GrafanaCommand.StatusCommand(shell)))
        .addSubcommand(new AdjustCommand(shell))
        .addSubcommand(new AnnotateCommand(shell))
        .addSubcommand(
            NeedsSubcommand.group(
                new AnnotationCommand(),
                new AnnotationCommand.ListCommand(shell),
                new AnnotationCommand.EffectCommand(shell),
                new AnnotationCommand.DeleteCommand(shell)))
        .addSubcommand(
            NeedsSubcommand.group(
                new AlertCommand(),
                Stream.concat(
                        Stream.of(new AlertCommand.ListCommand(shell)),
                        Stream.of(FiringCommands.all(shell)))
                    .toArray()))
        .addSubcommand(NeedsSubcommand.group(new BinaryCommand(), new BinaryDecodeCommand(shell)))
        .addSubcommand(
            NeedsSubcommand.group(
                new ChannelCommand(),
                new ChannelCommand.ListCommand(shell),
                new ChannelCommand.MessagesCommand(shell),
                new ChannelCommand.TestCommand(shell)))
        .addSubcommand(
            NeedsSubcommand.group(
                new AgreementCommand(),
                new AgreementCommand.ListCommand(shell),
                new AgreementCommand.ShowCommand(shell),
                new AgreementCommand.StatementCommand(shell)))
        .addSubcommand(
            NeedsSubcommand.group(
                new TokenCommand(),
                new TokenCommand.CreateCommand(shell),
                new TokenCommand.ListCommand(shell),
                new TokenCommand.RevokeCommand(shell)))
        .addSubcommand(new ReportCommand(shell))
        .addSubcommand(new SchemaCommand(shell))
        .addSubcommand(new VersionCommand(shell));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "andal: which command? One of " + String.join(", ", spec.subcommands().keySet()));
  }
}
