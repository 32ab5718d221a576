package io.micromap.training.trainer;

import io.micromap.runtime.bundle.EmbeddingView;
import io.micromap.runtime.bundle.EmbeddingView.FastTier;
import io.micromap.runtime.bundle.Scores;
import io.micromap.training.trainer.EncoderOptions.Tiers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Weighs the tiers on out-of-fold rows and keeps those asked for.
 *
 * @param rows all training rows
 * @param fit the constants of fitting, with those of the encoder
 * @param progress receives what each tier has
 */
record TierFit(TrainingRows rows, FitOptions fit, Consumer<String> progress) {

  /** What each tier has on held-out rows, once words and embeddings are weighed. */
  private record Compared(
      FusionFit weighed, FastTier fast, boolean[] words, boolean[] whole, boolean[] cascade) {

    boolean wordsSuffice() {
      return suffices(words, whole);
    }

    Tiers cheapest() {
      return fast.gate() < 1 && suffices(cascade, whole) ? Tiers.CASCADE : Tiers.ENCODER;
    }
  }

  /**
   * The view of the encoder; empty where words alone are as good and the cheapest was asked for.
   * The out-of-fold scores become those of the tiers kept.
   *
   * @param heldOut with the scores of words alone
   * @param taught what all embeddings teach
   */
  Optional<EmbeddingView> run(HeldOut heldOut, EmbeddedFold taught) {
    List<Scores> words = List.copyOf(heldOut.scores());
    Compared compared = compare(heldOut, words);
    Tiers tiers = options().tiers();
    if (tiers == Tiers.AUTO) {
      if (compared.wordsSuffice()) {
        progress.accept("took words alone: within a standard error of the best");
        heldOut.wordsAlone(words);
        return Optional.empty();
      }
      tiers = compared.cheapest();
      progress.accept("took the tier: " + name(tiers));
    }
    if (tiers == Tiers.ENCODER) {
      heldOut.answerFast(words, new FastTier(compared.fast.calibration(), 1));
      return Optional.of(compared.weighed.view(taught, options(), Optional.empty()));
    }
    if (compared.fast.gate() >= 1) {
      progress.accept(
          "WARNING: no prompt will be answered by words alone: held-out rows do not show that words"
              + " can be trusted, and this cascade is the encoder with another name");
    }
    return Optional.of(compared.weighed.view(taught, options(), Optional.of(compared.fast)));
  }

  /**
   * Says what each tier has, and which one would be taken.
   *
   * @param heldOut with the scores of words alone
   */
  void advise(HeldOut heldOut) {
    Compared compared = compare(heldOut, List.copyOf(heldOut.scores()));
    progress.accept(
        compared.wordsSuffice()
            ? "no tier is better than words alone by more than a standard error: an encoder adds"
                + " nothing that shows"
            : "better than this mapper: the tier '" + name(compared.cheapest()) + "'");
  }

  private static String name(Tiers tiers) {
    return tiers.name().toLowerCase(Locale.ROOT);
  }

  /** The out-of-fold scores become those of a cascade. */
  private Compared compare(HeldOut heldOut, List<Scores> words) {
    boolean[] wordsRight = heldOut.right();
    FusionFit weighed = heldOut.weigh();
    heldOut.complete(weighed);
    boolean[] wholeRight = heldOut.right();
    FastTier fast = gate(words, heldOut.scores());
    heldOut.answerFast(words, fast);
    boolean[] cascadeRight = heldOut.right();
    report(wordsRight, wholeRight, cascadeRight, heldOut.fastShare());
    return new Compared(weighed, fast, wordsRight, wholeRight, cascadeRight);
  }

  private EncoderOptions options() {
    return fit.encoder().orElseThrow();
  }

  private FastTier gate(List<Scores> words, List<Scores> whole) {
    int[] different = rows.differentPrompts();
    List<Scores> scores = IntStream.of(different).mapToObj(words::get).toList();
    int[] y = IntStream.of(different).map(row -> rows.y()[row]).toArray();
    return GateFit.fit(
        scores,
        IntStream.of(different).mapToObj(whole::get).toList(),
        y,
        new CalibrationFitter(fit).fit(scores, y, rows.classes()));
  }

  private void report(boolean[] words, boolean[] whole, boolean[] cascade, double fast) {
    progress.accept(
        String.format(
            Locale.ROOT,
            "of in-scope rows that were held out, words alone have %.1f %% right, with the encoder"
                + " %.1f %% (standard error of the difference %.1f); a cascade has %.1f %%, and"
                + " answers %.0f %% of them without the encoder",
            100 * accuracy(words),
            100 * accuracy(whole),
            100 * standardError(words, whole),
            100 * accuracy(cascade),
            100 * fast));
  }

  /** Whether a tier is within a standard error of the paired difference. */
  private static boolean suffices(boolean[] tier, boolean[] best) {
    return accuracy(tier) >= accuracy(best) - standardError(tier, best);
  }

  private static double accuracy(boolean[] right) {
    return (double) IntStream.range(0, right.length).filter(i -> right[i]).count() / right.length;
  }

  /** The root of the number of rows on which two tiers differ, over all rows. */
  private static double standardError(boolean[] one, boolean[] other) {
    long differ = IntStream.range(0, one.length).filter(i -> one[i] != other[i]).count();
    return Math.sqrt((double) differ) / one.length;
  }
}
