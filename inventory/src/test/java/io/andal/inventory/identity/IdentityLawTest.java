package io.andal.inventory.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.inventory.identity.PlaceTraits.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdentityLawTest {

  @Property(tries = 400)
  void anyOrderOfScansGivesTheSameGroups(
      @ForAll("worlds") World world, @ForAll Random one, @ForAll Random other) {
    assertThat(groups(world, one)).isEqualTo(groups(world, other));
  }

  @Property(tries = 200)
  void whatPeopleKeptApartIsApart(@ForAll("worlds") World world, @ForAll Random random) {
    Set<Set<String>> groups = groups(world, random);
    for (Decided decided : world.decided()) {
      boolean one =
          groups.stream().anyMatch(group -> group.containsAll(List.of(decided.a, decided.b)));
      if (!decided.together()) {
        assertThat(one).isFalse();
      }
    }
  }

  @Property(tries = 200)
  void aLookAtWhatIsNearFindsWhatALookAtAllDoes(
      @ForAll("worlds") World world, @ForAll Random random) {
    Map<String, Long> numbers = numbers(world, random);
    Identity once = new Identity();
    world.decided().forEach(decided -> once.restore(decided.link(numbers)));
    once.change(world.places().stream().map(place -> place.traits(numbers)).toList(), List.of());
    assertThat(named(once, numbers)).isEqualTo(groups(world, random));
  }

  /** Places come one by one, some of them twice, first as something else; decisions in between. */
  private static Set<Set<String>> groups(World world, Random random) {
    Map<String, Long> numbers = numbers(world, random);
    Identity identity = new Identity();
    List<Runnable> steps = new ArrayList<>();
    for (Place place : world.places()) {
      Place before = world.places().get(random.nextInt(world.places().size()));
      boolean twice = random.nextBoolean();
      steps.add(
          () -> {
            if (twice) {
              identity.change(List.of(before.called(place.name()).traits(numbers)), List.of());
            }
          });
    }
    Collections.shuffle(steps, random);
    List<Runnable> last = new ArrayList<>();
    world
        .places()
        .forEach(
            place -> last.add(() -> identity.change(List.of(place.traits(numbers)), List.of())));
    world
        .decided()
        .forEach(
            decided -> last.add(() -> identity.decide(List.of(decided.link(numbers)), List.of())));
    Collections.shuffle(last, random);
    steps.forEach(Runnable::run);
    last.forEach(Runnable::run);
    return named(identity, numbers);
  }

  private static Map<String, Long> numbers(World world, Random random) {
    List<String> names = new ArrayList<>(world.places().stream().map(Place::name).toList());
    Collections.shuffle(names, random);
    Map<String, Long> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size() + 1L));
    return numbers;
  }

  private static Set<Set<String>> named(Identity identity, Map<String, Long> numbers) {
    return numbers.values().stream()
        .map(
            place ->
                identity.group(place).stream()
                    .map(one -> Objects.requireNonNull(identity.traits(one)).name())
                    .collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }

  record World(List<Place> places, List<Decided> decided) {}

  record Decided(String a, String b, boolean together) {
    Link link(Map<String, Long> numbers) {
      return Link.of(
          Objects.requireNonNull(numbers.get(a)),
          Objects.requireNonNull(numbers.get(b)),
          together,
          "decided");
    }
  }

  record Place(
      String name,
      Form form,
      String pin,
      Set<String> hashes,
      Set<String> addresses,
      String title,
      Set<Long> operations) {

    Place called(String other) {
      return new Place(other, form, pin, hashes, addresses, title, operations);
    }

    PlaceTraits traits(Map<String, Long> numbers) {
      Form real = form == Form.DESCRIBED && operations.isEmpty() ? Form.NAMED : form;
      return new PlaceTraits(
          Objects.requireNonNull(numbers.get(name)),
          name,
          real,
          pin,
          real == Form.DESCRIBED ? List.copyOf(new TreeSet<>(hashes)) : List.of(),
          List.copyOf(new TreeSet<>(addresses)),
          title,
          real == Form.NAMED ? List.of() : List.copyOf(new TreeSet<>(operations)),
          List.of());
    }
  }

  @Provide
  Arbitrary<World> worlds() {
    Arbitrary<Place> place =
        Combinators.combine(
                Arbitraries.of(
                    Form.DESCRIBED, Form.DESCRIBED, Form.DESCRIBED, Form.NAMED, Form.SEEN),
                Arbitraries.of("", "", "", "", "pumps"),
                Arbitraries.of("1", "2", "3", "4", "5", "6").set().ofMaxSize(1),
                Arbitraries.of("a/", "b/", "c/", "d/x").set().ofMaxSize(2),
                Arbitraries.of("", "pump", "bill", "user"),
                Arbitraries.longs().between(1, 14).set().ofMaxSize(9))
            .as(
                (form, pin, hashes, addresses, title, operations) ->
                    new Place("", form, pin, hashes, addresses, title, operations));
    return place
        .list()
        .ofMinSize(2)
        .ofMaxSize(12)
        .flatMap(
            places -> {
              List<Place> named = new ArrayList<>();
              places.forEach(one -> named.add(one.called("place " + (char) ('a' + named.size()))));
              Arbitrary<String> names = Arbitraries.of(named.stream().map(Place::name).toList());
              return Combinators.combine(names, names, Arbitraries.of(true, false))
                  .as(Decided::new)
                  .filter(decided -> !decided.a().equals(decided.b()))
                  .list()
                  .ofMaxSize(3)
                  .uniqueElements(decided -> Set.of(decided.a(), decided.b()))
                  .map(decided -> new World(named, decided));
            });
  }
}
