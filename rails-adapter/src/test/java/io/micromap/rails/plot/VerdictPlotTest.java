package io.micromap.rails.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micromap.rails.audit.Jittering;
import io.micromap.rails.audit.Mode;
import io.micromap.rails.audit.Narrowing;
import io.micromap.rails.audit.Rails.Request;
import io.micromap.rails.audit.TextRails;
import io.micromap.rails.audit.Verdict;
import io.micromap.rails.text.ChannelOptions;
import io.micromap.rails.text.Errands;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class VerdictPlotTest {
  private static final int SAMPLES = ChannelOptions.DEFAULTS.samples();

  @Test
  void thePictureIsSvgAndTheSameEachTime() throws Exception {
    TextRails rails =
        new TextRails(Errands.model(), "hash", Jittering.OFF, Narrowing.NONE, Optional.empty());
    String prompt = "play a waltz, then water the lawn";
    Verdict verdict = rails.audit(Request.of(prompt, Mode.FAMILY), null);

    String svg = VerdictPlot.svg(rails.traces(prompt), verdict, SAMPLES);

    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    assertThat(
            factory
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement()
                .getTagName())
        .isEqualTo("svg");
    assertThat(VerdictPlot.svg(rails.traces(prompt), verdict, SAMPLES)).isEqualTo(svg);
  }
}
