package domains.@package@;

import io.micromap.spi.Dataset;
import io.micromap.spi.Dataset.Split;
import io.micromap.spi.DomainModule;
import io.micromap.spi.Label;
import io.micromap.spi.Thresholds;
import java.util.List;

/** A kitchen timer; put your own domain in its place. */
public final class @class@ implements DomainModule {

  @Override
  public String id() {
    return "@id@";
  }

  @Override
  public String description() {
    return "A kitchen timer; put your own domain in its place.";
  }

  @Override
  public List<Label> labels() {
    return List.of(
        Label.of(
            "start_timer", "Start a countdown.", "start a timer", "set a timer", "count down from"),
        Label.of(
            "stop_timer",
            "End a running countdown.",
            "stop the timer",
            "cancel the timer",
            "end the countdown"),
        Label.of(
            "time_left",
            "Ask how much of a countdown is left.",
            "how long is left",
            "time remaining",
            "minutes remain"));
  }

  @Override
  public Thresholds defaultThresholds() {
    return Thresholds.global(0.4);
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(
        Dataset.csv(Split.TRAINING, @class@.class, "train.csv"),
        Dataset.csv(Split.EVALUATION, @class@.class, "eval.csv"),
        Dataset.csv(Split.GOLDEN, @class@.class, "golden.csv"));
  }
}
