package io.micromap.cli.bench;

import io.micromap.cli.console.Inputs;
import io.micromap.evaluation.dataset.BadLine;
import io.micromap.evaluation.dataset.Columns;
import io.micromap.evaluation.dataset.InputBytes;
import io.micromap.evaluation.dataset.Prompt;
import io.micromap.evaluation.dataset.PromptForm;
import io.micromap.evaluation.dataset.PromptReceiver;
import io.micromap.evaluation.dataset.PromptStream;
import io.micromap.evaluation.dataset.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The prompts of a file in any form that {@code map} reads, all at once. */
final class PlainPrompts implements PromptReceiver {

  private final List<String> texts = new ArrayList<>();

  private PlainPrompts() {}

  /**
   * Reads a file.
   *
   * @throws io.micromap.runtime.error.MicromapException at the first line that holds no prompt
   */
  static List<String> read(Path file, Reading how) {
    PlainPrompts prompts = new PlainPrompts();
    Columns columns = how.columns().orElse(Columns.USUAL);
    try (InputStream in = Inputs.isStandard(file) ? System.in : InputBytes.open(file)) {
      new PromptStream(Inputs.name(file), columns, row -> row.read(prompts), (column, line) -> {})
          .read(in, PromptForm.AUTO);
    } catch (IOException e) {
      throw InputBytes.unreadable(Inputs.name(file), e);
    }
    return prompts.texts;
  }

  @Override
  public void prompt(Prompt prompt, String json) {
    texts.add(prompt.text());
  }

  @Override
  public void bad(BadLine line) {
    throw line.fault();
  }
}
