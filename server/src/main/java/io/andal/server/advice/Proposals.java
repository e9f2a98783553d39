package io.andal.server.advice;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.signal.SeriesId;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.replay.History;
import io.andal.workspace.Checked;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.ProblemJson;
import io.andal.workspace.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changed SLOs that somebody wants to try: checked like documents, and never put in force. */
final class Proposals {
  private final AndalRuntime runtime;

  Proposals(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * The definition that a proposal makes of one in force.
   *
   * @param text documents that replace or join those in force; null for none
   * @param target in (0, 1); null to keep it
   * @throws ApiException 422 with the problems if the documents are refused
   */
  SloDefinition changed(SloDefinition before, @Nullable String text, @Nullable Double target) {
    SloDefinition changed = text == null || text.isBlank() ? before : of(before, checked(text));
    if (target == null) {
      return changed;
    }
    if (!(target > 0 && target < 1)) {
      throw ApiException.badRequest(
          "target is a share between 0 and 1, such as 0.995, not %s.".formatted(target));
    }
    if (changed.composite() && changed.budgeting() instanceof Budgeting.Occurrences) {
      throw ApiException.badRequest(
          "The budget of '%s' is that of its objectives: try a document that changes theirs."
              .formatted(before.name()));
    }
    return changed.withTarget(target);
  }

  private List<Document> checked(String text) {
    Checked checked =
        runtime
            .workspace()
            .checker()
            .checkAgainst(runtime.workspace().current(), List.of(new SourceText("proposal", text)));
    if (!checked.accepted()) {
      throw new ApiException(
          422,
          "Unprocessable Content",
          "The proposed documents were refused; problems says why.",
          Map.of("problems", ProblemJson.of(checked.problems())));
    }
    return List.copyOf(checked.documents().all());
  }

  private SloDefinition of(SloDefinition before, List<Document> proposed) {
    List<Document> all = new ArrayList<>(runtime.workspace().current().all());
    all.addAll(proposed);
    return SloDocuments.definitions(Documents.of(all)).stream()
        .filter(definition -> definition.name().equals(before.name()))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "The proposed documents hold no SLO '%s'.".formatted(before.name())));
  }

  /**
   * The history of a proposal's members, which are those in force.
   *
   * @throws ApiException 422 if an SLI was never read
   */
  static History historyFor(SloDefinition proposed, SloDefinition inForce, History history) {
    Map<SeriesId, SliceBlock> known = new HashMap<>();
    for (int i = 0; i < history.raw().size(); i++) {
      known.put(inForce.members().get(i).series(), history.raw().get(i));
    }
    List<SliceBlock> blocks = new ArrayList<>();
    for (Member member : proposed.members()) {
      SliceBlock block = known.get(member.series());
      if (block == null) {
        throw new ApiException(
            422,
            "Unprocessable Content",
            "The SLI '%s' was changed and has no history yet: put it in force, let it be read, and"
                    .formatted(member.name())
                + " replay then. Targets, windows, methods and alerts can be tried at once.",
            Map.of());
      }
      blocks.add(block);
    }
    return new History(history.range(), blocks);
  }
}
