package io.andal.traffic;

import io.andal.specification.Operation;
import io.andal.traffic.count.Client;
import io.andal.traffic.count.ClientTally;
import io.andal.traffic.store.Contact;
import io.andal.traffic.template.Leaf;
import io.andal.traffic.template.PathTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was seen of one API. Not thread-safe. */
final class ApiTraffic {
  private static final int MOST_CLIENTS = 500;
  private static final int MOST_CONTACTS = 200;

  private final String id;
  private final ActivityOwner owner;
  private @Nullable KnownApi known;
  private PathTree<Activity> tree;
  private final Map<Client, Client> clients = new HashMap<>();
  private final Map<Contact, ClientTally> contacts = new HashMap<>();
  private final Set<Contact> news = new HashSet<>();
  private @Nullable Map<String, List<Operation>> described;
  boolean dirty;

  ApiTraffic(String id, ActivityOwner owner, @Nullable KnownApi known) {
    this.id = id;
    this.owner = owner;
    this.known = known;
    this.tree = tree(known);
  }

  private PathTree<Activity> tree(@Nullable KnownApi api) {
    PathTree<Activity> made = new PathTree<>(owner);
    if (api != null) {
      for (Operation operation : api.operations()) {
        if (operation.path().startsWith("/")) {
          made.describe(operation.verb(), operation.path());
        }
      }
    }
    return made;
  }

  String id() {
    return id;
  }

  Optional<KnownApi> known() {
    return Optional.ofNullable(known);
  }

  PathTree<Activity> tree() {
    return tree;
  }

  /** Takes another description, or none; what was learned gives way. */
  void know(@Nullable KnownApi now) {
    if (java.util.Objects.equals(known, now)) {
      return;
    }
    known = now;
    described = null;
    PathTree<Activity> before = tree;
    tree = tree(now);
    tree.takeOver(before, "");
    dirty = true;
  }

  /** Takes over what another API has below a base path. */
  void takeOver(ApiTraffic other, String base) {
    tree.takeOver(other.tree, base);
    other.contacts.forEach(
        (contact, span) ->
            meet(contact.kind(), contact.name(), span.firstMillis(), span.lastMillis()));
    dirty = true;
    other.dirty = true;
  }

  /** Whether nothing is left of it. */
  boolean isGone() {
    boolean[] any = {false};
    tree.eachLeaf(leaf -> any[0] |= leaf.kept() != null && leaf.value().now().requests() > 0);
    return !any[0];
  }

  /** All operations that were seen. */
  List<Leaf<Activity>> seen() {
    List<Leaf<Activity>> seen = new ArrayList<>();
    tree.eachLeaf(
        leaf -> {
          Activity activity = leaf.kept();
          if (activity != null && leaf.bucket() == null && activity.now().requests() > 0) {
            seen.add(leaf);
          }
        });
    return seen;
  }

  /** What descriptions say of an operation; none if they don't have it. */
  List<Operation> described(Leaf<Activity> leaf) {
    KnownApi api = known;
    if (api == null || !leaf.documented()) {
      return List.of();
    }
    Map<String, List<Operation>> byKey = described;
    if (byKey == null) {
      byKey = new HashMap<>();
      for (Operation operation : api.operations()) {
        byKey.computeIfAbsent(key(operation.key()), _ -> new ArrayList<>()).add(operation);
      }
      described = byKey;
    }
    return byKey.getOrDefault(key(leaf.verb() + " " + leaf.template()), List.of());
  }

  /** Names of parameters don't tell operations apart. */
  private static String key(String text) {
    return text.replaceAll("\\{[^}]*}", "{}");
  }

  /** A client, bounded in number. */
  Client client(String name, String version) {
    if (name.isEmpty()) {
      return Client.UNNAMED;
    }
    Client client = new Client(name, version);
    Client same = clients.get(client);
    if (same != null) {
      return same;
    }
    if (clients.size() >= MOST_CLIENTS) {
      return Client.UNNAMED;
    }
    Client kept = ClientNames.kept(client);
    clients.put(client, kept);
    return kept;
  }

  /** Notes where it was called and who saw it. */
  void meet(Contact.Kind kind, String name, long first, long last) {
    if (name.isEmpty()) {
      return;
    }
    Contact contact = new Contact(kind, name);
    ClientTally span = contacts.get(contact);
    if (span == null) {
      if (contacts.size() >= MOST_CONTACTS) {
        return;
      }
      span = new ClientTally();
      contacts.put(contact, span);
    }
    span.add(1, first, last);
    news.add(contact);
  }

  /** Takes what the store has. */
  void restore(Contact contact, long first, long last) {
    contacts.computeIfAbsent(contact, _ -> new ClientTally()).add(1, first, last);
  }

  Map<Contact, ClientTally> contacts() {
    return contacts;
  }

  /** Contacts that aren't written yet. */
  Map<Contact, ClientTally> changedContacts() {
    Map<Contact, ClientTally> changed = new HashMap<>(contacts);
    changed.keySet().retainAll(news);
    return changed;
  }

  void contactsWritten() {
    news.clear();
  }

  List<String> names(Contact.Kind kind) {
    return contacts.keySet().stream()
        .filter(contact -> contact.kind() == kind)
        .map(Contact::name)
        .sorted()
        .toList();
  }
}
