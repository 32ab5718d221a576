package io.micromap.evaluation.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.Field;
import io.micromap.runtime.error.MicromapException;
import io.micromap.runtime.json.Check;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.Dataset;
import io.micromap.spi.DomainModule;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Where labelled prompts come from: files, or a split that a domain ships; all of them or some
 * folds.
 *
 * @param labels path of the labels CSV, where the rows are in files
 * @param prompts path of the prompts JSONL, where they are in a file of their own
 * @param domain id of the domain that ships the rows, where there are no files
 * @param split which of the domain's rows, where there are no files
 * @param reading what was done with prompts under several labels, and which words and columns mean
 *     what
 * @param rareClasses what was done with classes of a single row, where their rows were left out
 * @param folds which part of the rows, all where it is empty
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DataReference(
    Optional<String> labels,
    Optional<String> prompts,
    Optional<String> domain,
    Optional<Dataset.Split> split,
    @JsonUnwrapped Reading reading,
    Optional<RareClasses> rareClasses,
    Optional<Part> folds) {

  /**
   * Some folds of the rows.
   *
   * @param kept numbers of the folds, from 0
   * @param of how many folds there are
   * @param seed of the deal
   */
  public record Part(Set<Integer> kept, int of, long seed) {

    private static final int MAX_FOLDS = 20;

    /** Sorts; refuses folds that there are not. */
    public Part {
      Check.that(of >= 2 && of <= MAX_FOLDS, "of", of, "a number of folds from 2 to " + MAX_FOLDS);
      int folds = of;
      Check.that(
          !kept.isEmpty() && kept.stream().allMatch(fold -> fold >= 0 && fold < folds),
          "kept",
          kept,
          "one or more of the folds 0 to " + (of - 1));
      kept = Collections.unmodifiableSortedSet(new TreeSet<>(kept));
    }

    /**
     * One side of a split into rows to fit on and rows held out, always the same.
     *
     * @param share of the rows held out, in steps of 0.05 from 0.05 to 0.9, or a fraction with a
     *     smaller denominator
     * @param held whether to keep the held-out side
     * @throws MicromapException with {@link ErrorCode#USAGE}
     */
    public static Part holdout(double share, boolean held) {
      for (int of = 2; of <= MAX_FOLDS; of++) {
        double part = share * of;
        int folds = (int) Math.rint(part);
        if (folds >= 1 && share <= 0.9 && Math.abs(part - folds) < 1e-3) {
          Set<Integer> kept = new TreeSet<>();
          for (int fold = 0; fold < of; fold++) {
            if (((fold + 1) * folds / of > fold * folds / of) == held) {
              kept.add(fold);
            }
          }
          return new Part(kept, of, DomainModule.DEFAULT_SEED);
        }
      }
      throw MicromapException.naming(
          ErrorCode.USAGE,
          "%s %s is not a share like 0.2, in steps of 0.05 from 0.05 to 0.9.",
          new Field("holdout"),
          share);
    }
  }

  /** Refuses what names neither files nor rows of a domain, or both. */
  public DataReference {
    boolean shipped = domain.isPresent() && split.isPresent();
    boolean none = domain.isEmpty() && split.isEmpty();
    Check.that(
        labels.isPresent() ? none : shipped && prompts.isEmpty(),
        "labels",
        labels.map(file -> "'" + file + "' beside a domain or split").orElse("missing"),
        "a file alone, or left out beside domain and split");
    labels.ifPresent(file -> Check.path("labels", file));
    prompts.ifPresent(file -> Check.path("prompts", file));
  }

  /** Rows of files. */
  public static DataReference files(Path labels, Optional<Path> prompts, Reading reading) {
    return new DataReference(
        Optional.of(labels.toString()),
        prompts.map(Path::toString),
        Optional.empty(),
        Optional.empty(),
        reading,
        Optional.empty(),
        Optional.empty());
  }

  /** Rows that a domain ships. */
  public static DataReference shipped(String domain, Dataset.Split split, Reading reading) {
    return new DataReference(
        Optional.empty(),
        Optional.empty(),
        Optional.of(domain),
        Optional.of(split),
        reading,
        Optional.empty(),
        Optional.empty());
  }

  /** These rows reduced to some folds. */
  public DataReference part(Part part) {
    return withFolds(Optional.of(part));
  }

  /** These rows before they were reduced to some folds. */
  public DataReference whole() {
    return withFolds(Optional.empty());
  }

  private DataReference withFolds(Optional<Part> part) {
    return new DataReference(labels, prompts, domain, split, reading, rareClasses, part);
  }

  /** These rows with every path changed by {@code change}. */
  public DataReference withPaths(UnaryOperator<String> change) {
    return new DataReference(
        labels.map(change), prompts.map(change), domain, split, reading, rareClasses, folds);
  }

  /** These rows with another way to deal with classes of a single row. */
  public DataReference withRareClasses(RareClasses policy) {
    return new DataReference(labels, prompts, domain, split, reading, Optional.of(policy), folds);
  }

  /**
   * Reads the rows.
   *
   * @throws io.micromap.runtime.error.MicromapException if files or domain are missing or faulty
   */
  public LabelledPrompts load(DomainRegistry registry) {
    return load(registry, Optional.empty());
  }

  /**
   * Reads the rows.
   *
   * @param listed receives those that break a rule, which are left out; without it, reading stops
   *     at them
   * @throws io.micromap.runtime.error.MicromapException if files or domain are missing or faulty
   */
  public LabelledPrompts load(DomainRegistry registry, Optional<BadRows> listed) {
    DatasetReader reader = new DatasetReader(reading, listed);
    LabelledPrompts all =
        labels
            .map(file -> reader.read(source(file), prompts.map(DataReference::source)))
            .orElseGet(() -> shipped(registry, reader));
    return of(rareClasses.map(policy -> policy.of(all)).orElse(all));
  }

  private LabelledPrompts shipped(DomainRegistry registry, DatasetReader reader) {
    return ShippedRows.read(registry.require(domain.orElseThrow()), split.orElseThrow(), reader);
  }

  private static Source source(String file) {
    return Source.of(Path.of(file));
  }

  /**
   * The folds of this reference, of the rows that {@link #whole} gives. Near duplicates are in one
   * fold: where one trains and the other proves, nothing is proven.
   */
  public LabelledPrompts of(LabelledPrompts all) {
    return folds
        .map(part -> NearDuplicateFolds.keep(all, part.kept(), part.of(), part.seed()))
        .orElse(all);
  }
}
