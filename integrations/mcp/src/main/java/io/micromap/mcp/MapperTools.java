package io.micromap.mcp;

import io.micromap.rails.audit.Mode;
import io.micromap.rails.audit.Rails;
import io.micromap.rails.audit.RailsAudit;
import io.micromap.runtime.decisionmodel.DecisionModel;
import io.micromap.runtime.mapper.Mapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tools that a mapper offers, and rails beside it. Immutable and safe for any number of
 * threads.
 */
public final class MapperTools {

  private static final Map<String, Object> TEXT =
      Map.of("type", "string", "description", "The prompt.");
  private static final Map<String, Object> OBJECT = Map.of("type", "object");

  private final Mapper mapper;
  private final DecisionModel model;
  private final Optional<Rails> rails;

  /**
   * The tools of a mapper.
   *
   * @param rails fitted to the same labels; what they do not confirm becomes an abstention
   */
  public MapperTools(Mapper mapper, Optional<Rails> rails) {
    this.mapper = mapper;
    DecisionModel plain = DecisionModel.of(mapper);
    this.model = rails.map(RailsAudit::new).map(plain::withAudit).orElse(plain);
    this.rails = rails;
  }

  /** All tools; {@code audit} is among them where there are rails. */
  List<MapperTool> all() {
    List<MapperTool> tools =
        new ArrayList<>(List.of(categories(), classification(), explanation()));
    rails.map(this::audit).ifPresent(tools::add);
    return tools;
  }

  private MapperTool categories() {
    return new MapperTool(
        "list_categories",
        "The classes that classify_text tells apart, in the order of its index.",
        Map.of(),
        false,
        arguments -> Categories.of(mapper.labels()));
  }

  private MapperTool classification() {
    return new MapperTool(
        "classify_text",
        "The class of a prompt by a trained, calibrated mapper, as the index of a category, or -1"
            + " with confidence 0 where it abstains because the prompt belongs to none of them or is"
            + " unclear. 'micromap' says why.",
        Map.of(Arguments.TEXT, TEXT, Arguments.WITH_PROBABILITIES, Map.of("type", "boolean")),
        false,
        arguments ->
            Classification.of(
                model.read(arguments.text()).answer(model.everyLabel()),
                mapper.labelNames(),
                arguments.withProbabilities()));
  }

  private MapperTool explanation() {
    return new MapperTool(
        "explain",
        "Why the mapper decides about a prompt as it does, by words and features, also where it"
            + " abstains.",
        Map.of(
            Arguments.TEXT,
            TEXT,
            Arguments.FEATURES,
            Map.of(
                "type",
                "integer",
                "minimum",
                0,
                "description",
                "How many features to show; " + Arguments.USUAL_FEATURES + " if left out.")),
        true,
        arguments -> Reasons.of(mapper.explain(arguments.text()), arguments.features()));
  }

  private MapperTool audit(Rails used) {
    return new MapperTool(
        "audit",
        "Checks the mapper's decision about a prompt against independent evidence: PASS with the plan"
            + " to act on, or ABSTAIN with the reason.",
        Map.of(
            Arguments.TEXT,
            TEXT,
            Arguments.MODE,
            Map.of(
                "type",
                "string",
                "enum",
                Arrays.stream(Mode.values()).map(Mode::code).toList(),
                "description",
                "'detector' (if left out): one order, one label. 'family': several orders, as a"
                    + " plan of steps."),
            Arguments.SLOTS,
            OBJECT,
            Arguments.CONTEXT,
            OBJECT),
        true,
        arguments ->
            used.auditAnswer(
                new Rails.Request(
                    arguments.text(),
                    arguments.mode(),
                    arguments.object(Arguments.SLOTS),
                    arguments.object(Arguments.CONTEXT)),
                mapper));
  }
}
