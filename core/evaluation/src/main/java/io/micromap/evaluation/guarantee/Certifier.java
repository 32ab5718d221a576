package io.micromap.evaluation.guarantee;

import static java.util.stream.Collectors.partitioningBy;

import io.micromap.evaluation.guarantee.Certificate.Kind;
import io.micromap.evaluation.guarantee.FixedSequence.Plan;
import io.micromap.evaluation.guarantee.FixedSequence.Walk;
import io.micromap.evaluation.guarantee.Target.Scope;
import io.micromap.evaluation.metrics.ScoredRow;
import io.micromap.evaluation.metrics.ScoredRows;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Proves a target on held-out rows, group by group. Not thread-safe. */
public final class Certifier {

  private final Target target;
  private final Levels levels;
  private final double floor;

  /** A certifier of one target. */
  public Certifier(Target target) {
    this(target, target.floor());
  }

  /** The same with another floor of the thresholds. */
  Certifier(Target target, double floor) {
    this.target = target;
    this.levels = new Levels(target.maxError());
    this.floor = floor;
  }

  /** Certifies on rows that neither fitted nor calibrated the mapper. */
  public Certification certify(ScoredRows rows) {
    List<String> labels = rows.mapper().labels().stream().map(Label::name).toList();
    List<Certificate> certificates = certify(Answer.of(rows), labels);
    List<String> absent = rows.absent();
    Thresholds proven =
        Thresholds.of(Thresholds.NEVER, Certification.thresholds(certificates, absent));
    List<ScoredRow> fired = rows.stream().filter(row -> row.answered(proven)).toList();
    return new Certification(
        target,
        rows.size(),
        rows.inScope().size(),
        fired.size(),
        (int) fired.stream().filter(row -> !row.correct()).count(),
        certificates,
        absent);
  }

  /**
   * The certificates of a list of answers. Those that the mapper itself finds more likely wrong
   * than right are left out before anything is tested, as if no prompt had them: the proof is then
   * of prompts above that floor, and no threshold lies below it.
   */
  List<Certificate> certify(List<Answer> answers, List<String> labels) {
    List<Group> groups =
        groups(answers.stream().filter(answer -> answer.confidence() >= floor).toList(), labels);
    List<Walk> walks = walks(groups);
    return IntStream.range(0, groups.size())
        .mapToObj(i -> certificate(groups.get(i), walks.get(i), labels))
        .toList();
  }

  /** Classes under one threshold, with their answers. */
  private record Group(Kind kind, List<Integer> classes, List<Answer> answers) {

    static Group pool(List<Integer> classes, List<List<Answer>> byClass) {
      return new Group(
          Kind.POOL, classes, classes.stream().flatMap(k -> byClass.get(k).stream()).toList());
    }
  }

  /**
   * Groups depend on how many rows each class has, never on which are right, as otherwise the
   * guarantee would be lost.
   */
  private List<Group> groups(List<Answer> answers, List<String> labels) {
    List<Integer> all = IntStream.range(0, labels.size()).boxed().toList();
    if (target.scope() == Scope.ALL) {
      return List.of(new Group(Kind.ALL, all, answers));
    }
    List<List<Answer>> byClass = all.stream().<List<Answer>>map(k -> new ArrayList<>()).toList();
    answers.forEach(answer -> byClass.get(answer.candidate()).add(answer));
    int least =
        levels.bound(target.level() / (target.joint() ? labels.size() + 1 : 1)).rowsNeeded(0);
    Map<Boolean, List<Integer>> small =
        all.stream().collect(partitioningBy(k -> target.pool() && byClass.get(k).size() < least));
    List<Group> groups = new ArrayList<>();
    small.get(false).forEach(k -> groups.add(new Group(Kind.CLASS, List.of(k), byClass.get(k))));
    if (!small.get(true).isEmpty()) {
      groups.add(Group.pool(small.get(true), byClass));
    }
    return groups;
  }

  /**
   * Each group at the full level, or jointly: the level shared evenly, and the share of a group
   * whose whole sequence is proven passed on to the others (Holm 1979; Bretz, Maurer, Brannath and
   * Posch 2009).
   */
  private List<Walk> walks(List<Group> groups) {
    Walk[] walks = new Walk[groups.size()];
    double planned = target.joint() ? target.level() / walks.length : target.level();
    int before = -1;
    int complete = 0;
    while (complete > before && complete < walks.length) {
      before = complete;
      double level = target.joint() ? target.level() / (walks.length - complete) : planned;
      for (int i = 0; i < walks.length; i++) {
        if (walks[i] == null || !walks[i].complete()) {
          walks[i] = FixedSequence.run(groups.get(i).answers(), new Plan(levels, level, planned));
        }
      }
      complete = (int) Arrays.stream(walks).filter(Walk::complete).count();
    }
    return List.of(walks);
  }

  private Certificate certificate(Group group, Walk walk, List<String> labels) {
    return new Certificate(
        group.classes().stream().map(labels::get).toList(),
        group.kind(),
        group.answers().size(),
        Math.max(floor, walk.threshold()),
        walk.fired(),
        walk.errors(),
        walk.bound().provenPrecision(walk.fired(), walk.errors()),
        walk.missing());
  }
}
