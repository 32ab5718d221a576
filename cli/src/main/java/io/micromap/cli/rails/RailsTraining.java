package io.micromap.cli.rails;

import io.micromap.evaluation.crossdomain.Confirmation;
import io.micromap.evaluation.dataset.LabelledPrompts;
import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Mode;
import io.micromap.rails.audit.Narrowing;
import io.micromap.rails.audit.Rails;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.text.RailsFitOptions;
import io.micromap.rails.text.TextModel;
import io.micromap.rails.text.TextModelFit;
import io.micromap.rails.text.TextModelFormat;
import io.micromap.rails.text.TextRow;
import io.micromap.runtime.bundle.Sha256;
import io.micromap.runtime.mapper.Mapper;
import io.micromap.runtime.registry.Domain;
import io.micromap.runtime.registry.DomainRegistry;
import io.micromap.spi.DomainModule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Fits rails to labelled rows; the rails module itself knows no data sets. */
public final class RailsTraining {

  private RailsTraining() {}

  /** Fits rails to a mapper's classes, in the language of its domain. */
  public static TextModel fit(
      Mapper mapper,
      LabelledPrompts rows,
      DomainRegistry registry,
      double falseAccept,
      Consumer<String> progress) {
    List<TextRow> plain =
        rows.rows().stream()
            .map(
                row ->
                    new TextRow(
                        row.prompt(),
                        rows.isOos(row) ? Optional.empty() : Optional.of(row.label())))
            .toList();
    RailsFitOptions options = RailsFitOptions.DEFAULTS.withFalseAccept(falseAccept);
    String language =
        registry
            .find(mapper.bundle().id())
            .map(Domain::language)
            .orElse(DomainModule.DEFAULT_LANGUAGE);
    return new TextModelFit(mapper.bundle().id(), mapper.labels(), language, options, progress)
        .with(mapper.encoder())
        .fit(plain);
  }

  /** Rails with the defaults of {@code rails fit} and {@code rails audit}. */
  public static TextRails rails(
      Mapper mapper, LabelledPrompts rows, DomainRegistry registry, Consumer<String> progress) {
    TextModel model = fit(mapper, rows, registry, RailsFitOptions.DEFAULTS.falseAccept(), progress);
    return new TextRails(
        model,
        Sha256.hex(TextModelFormat.write(model)),
        Jittering.LIGHT,
        Narrowing.by(mapper),
        registry.find(model.domain()).flatMap(Domain::verifier));
  }

  /** What confirms a mapper's answers: the rails as a detector. */
  public static Confirmation confirmation(Rails rails) {
    return (prompt, answer) ->
        rails.audit(Rails.Request.of(prompt, Mode.DETECTOR), answer).passed();
  }
}
