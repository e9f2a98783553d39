package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.server.web.Insight;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A description for what has none: proposed from its traffic, to be read, changed and written. */
@Controller
final class DescribePage {
  private final InventoryInsight inventory;
  private final Insight insight;
  private final ApiHeads heads;

  DescribePage(InventoryInsight inventory, Insight insight, ApiHeads heads) {
    this.inventory = inventory;
    this.insight = insight;
    this.heads = heads;
  }

  /** What the form shows first. */
  public record View(
      String title,
      String definition,
      List<ApiView.Choice> owners,
      List<ApiView.Choice> lifecycles) {
    public View {
      owners = List.copyOf(owners);
      lifecycles = List.copyOf(lifecycles);
    }
  }

  @GetMapping("/apis/{id}/describe")
  String describe(@PathVariable("id") String id, Model model, Voice voice) {
    return heads.show(
        id,
        "describe",
        "api-describe",
        model,
        voice,
        (api, words) -> model.addAttribute("view", view(api, words, model)));
  }

  private View view(ApiEntry api, ApiWords words, Model model) {
    Object typed = model.getAttribute("typed");
    String definition =
        typed instanceof String text
            ? text
            : inventory
                .proposedDescription(api)
                .orElseThrow(() -> new NotHere(words.voice().say("api.nothing-seen")));
    return new View(
        ApiWords.title(api),
        definition,
        ApiPage.owners(insight, api),
        ApiPage.lifecycles(api, words));
  }
}
