package io.micromap.rails.text;

/**
 * Every number and word list that acts when a prompt is answered. They are stored in the rails file
 * and read from it, so a file gives the same verdicts whatever {@link #DEFAULTS} say later; new
 * files get the defaults.
 *
 * @param clauses how a prompt is read and cut
 * @param plan what the steps of a plan cost
 * @param narrowing what the mapper's probabilities leave of a step's labels
 * @param channels how evidence is drawn as traces
 * @param typos what jittering in full changes
 */
public record RailsOptions(
    ClauseOptions clauses,
    PlanOptions plan,
    NarrowingOptions narrowing,
    ChannelOptions channels,
    TypoOptions typos) {

  /** What new rails files get. */
  public static final RailsOptions DEFAULTS =
      new RailsOptions(
          ClauseOptions.DEFAULTS,
          PlanOptions.DEFAULTS,
          NarrowingOptions.DEFAULTS,
          ChannelOptions.DEFAULTS,
          TypoOptions.DEFAULTS);
}
