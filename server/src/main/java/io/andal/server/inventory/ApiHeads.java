package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.server.security.Permission;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.traffic.SeenApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Finds the API that a page is about and puts its top above the page. */
@Component
final class ApiHeads {
  private static final int LONGEST_TITLE = 300;

  private final InventoryInsight insight;

  ApiHeads(InventoryInsight insight) {
    this.insight = insight;
  }

  /**
   * Shows a page of an API; an id that was merged away leads to the entry that took it in.
   *
   * @param tab the last part of the page's address; empty for the first page
   * @param page adds what it shows
   * @return the view's name
   */
  String show(
      String id,
      String tab,
      String view,
      Model model,
      Voice voice,
      BiConsumer<ApiEntry, ApiWords> page) {
    ApiEntry api =
        insight
            .inventory()
            .api(id)
            .orElseThrow(() -> new NotHere(voice.say("api.none", ApiWords.cut(id, 100))));
    if (!api.id().equals(id)) {
      return "redirect:" + address(api, tab);
    }
    ApiWords words = new ApiWords(voice);
    model.addAttribute("head", head(api, tab, words));
    model.addAttribute("writer", may(Permission.WRITE));
    page.accept(api, words);
    return view;
  }

  static boolean may(Permission permission) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null
        && who.getAuthorities().stream()
            .anyMatch(one -> permission.name().equals(one.getAuthority()));
  }

  static String address(ApiEntry api, String tab) {
    return ApiWords.href(api.id()) + (tab.isEmpty() ? "" : "/" + tab);
  }

  private ApiHead head(ApiEntry api, String tab, ApiWords words) {
    Voice voice = words.voice();
    String title = api.title().isBlank() ? api.id() : api.title().strip();
    return new ApiHead(
        api.id(),
        ApiWords.href(api.id()),
        ApiWords.cut(title, LONGEST_TITLE),
        words.badge(api),
        words.owner(api),
        ApisPage.nobody(api),
        api.owner().rule().isEmpty()
            ? ""
            : words.known("owner.rule." + api.owner().rule(), api.owner().rule()),
        facts(api, words),
        ApiWords.undocumented(api),
        tabs(api, tab, voice));
  }

  private static List<String> facts(ApiEntry api, ApiWords words) {
    List<String> facts = new ArrayList<>();
    if (!words.version(api).isEmpty()) {
      facts.add(words.version(api));
    }
    if (!api.tier().isEmpty()) {
      facts.add(words.voice().say("apis.tier", ApiWords.cut(api.tier(), 20)));
    }
    api.sunset().ifPresent(day -> facts.add(words.voice().say("api.sunset", words.day(day))));
    return facts;
  }

  private List<ApiHead.Tab> tabs(ApiEntry api, String current, Voice voice) {
    Optional<SeenApi> seen = insight.seen(api);
    return List.of(
        tab(api, "", voice.say("api.tab.overview"), "", current),
        tab(
            api,
            "operations",
            voice.say("api.tab.operations"),
            voice.count(api.operations()),
            current),
        tab(api, "versions", voice.say("api.tab.versions"), voice.count(api.versions()), current),
        tab(
            api,
            "traffic",
            voice.say("api.tab.traffic"),
            seen.map(one -> voice.count(one.operations().size())).orElse(""),
            current),
        tab(
            api,
            "consumers",
            voice.say("api.tab.consumers"),
            seen.map(one -> voice.count(one.consumers().size())).orElse(""),
            current),
        tab(api, "findings", voice.say("api.tab.findings"), voice.count(api.findings()), current),
        tab(api, "history", voice.say("api.tab.history"), "", current));
  }

  private static ApiHead.Tab tab(
      ApiEntry api, String tab, String text, String count, String current) {
    return new ApiHead.Tab(
        address(api, tab), text, count.equals("0") ? "" : count, tab.equals(current));
  }
}
