package io.micromap.service.wire;

import io.micromap.service.model.ServedMapper;
import io.micromap.service.model.ServedMappers;
import io.micromap.service.model.ServedRouter;
import java.util.ArrayList;
import java.util.List;

/**
 * The models that can be asked, in one answer for the clients of both formats.
 *
 * @param models as System One lists them
 * @param object always {@code list}
 * @param data as OpenAI lists them
 */
public record ModelList(List<Card> models, String object, List<Model> data) {

  /**
   * A model of System One.
   *
   * @param name by which requests name it
   * @param description its labels
   * @param releaseDate empty: a mapper's file holds no date
   * @param labels it answers with
   * @param sha256 hash of the bundle; empty for several
   */
  public record Card(
      String name, String description, String releaseDate, List<String> labels, String sha256) {}

  /**
   * A model of OpenAI.
   *
   * @param id by which requests name it
   * @param object always {@code model}
   * @param created always 0: a mapper's file holds no date
   * @param ownedBy always {@code micromap}
   */
  public record Model(String id, String object, long created, String ownedBy) {}

  /** The list of some mappers, and of all as one where there are several. */
  public static ModelList of(ServedMappers mappers) {
    List<Card> cards = new ArrayList<>(mappers.all().stream().map(ModelList::card).toList());
    if (cards.size() > 1) {
      cards.add(card(mappers.router(), cards));
    }
    return new ModelList(
        List.copyOf(cards),
        "list",
        cards.stream().map(card -> new Model(card.name(), "model", 0, "micromap")).toList());
  }

  private static Card card(ServedRouter router, List<Card> cards) {
    List<String> labels = router.answerer().labels();
    String names = String.join(", ", cards.stream().map(Card::name).toList());
    return new Card(
        router.name(),
        "All mappers at once (" + names + "): one of " + labels.size() + " labels, or none.",
        "",
        labels,
        "");
  }

  private static Card card(ServedMapper mapper) {
    List<String> labels = mapper.mapper().labelNames();
    String description = "A mapper to one of " + labels.size() + " labels, or to none.";
    return new Card(mapper.name(), description, "", labels, mapper.mapper().model().sha256());
  }
}
