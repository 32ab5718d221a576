package io.micromap.rails.text;

import java.util.Locale;
import java.util.Optional;

/**
 * Every number and word list that acts when a prompt is answered. They are stored in the rails file
 * and read from it, so a file gives the same verdicts whatever {@link #DEFAULTS} say later; new
 * files get the defaults.
 *
 * @param clauses how a prompt is read and cut
 * @param order what puts steps in another order than their words'
 * @param plan what the steps of a plan cost
 * @param narrowing what the mapper's probabilities leave of a step's labels
 * @param channels how evidence is drawn as traces
 * @param typos what jittering in full changes
 * @param polarity how refusals are told from orders; absent where the domain is in another language
 */
public record RailsOptions(
    ClauseOptions clauses,
    OrderOptions order,
    PlanOptions plan,
    NarrowingOptions narrowing,
    ChannelOptions channels,
    TypoOptions typos,
    Optional<PolarityOptions> polarity) {

  /** What new rails files get. */
  public static final RailsOptions DEFAULTS =
      new RailsOptions(
          ClauseOptions.DEFAULTS,
          OrderOptions.DEFAULTS,
          PlanOptions.DEFAULTS,
          NarrowingOptions.DEFAULTS,
          ChannelOptions.DEFAULTS,
          TypoOptions.DEFAULTS,
          Optional.of(PolarityOptions.ENGLISH));

  /** The defaults for a language: negators are known in English alone. */
  public static RailsOptions of(String language) {
    boolean english = Locale.forLanguageTag(language).getLanguage().equals("en");
    return english ? DEFAULTS : DEFAULTS.with(Optional.empty());
  }

  /** These options with other ones for refusals. */
  RailsOptions with(Optional<PolarityOptions> other) {
    return new RailsOptions(clauses, order, plan, narrowing, channels, typos, other);
  }
}
