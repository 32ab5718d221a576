package io.micromap.service.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micromap.runtime.decisionmodel.Details;
import io.micromap.runtime.decisionmodel.Reading;
import io.micromap.service.model.Inquiry;
import java.util.Optional;

/**
 * What stands beside each answer as {@code micromap}.
 *
 * @param details what the mapper decided
 * @param answeredBy name of the mapper that gave the answer; empty where none did
 */
record Told(@JsonUnwrapped Details details, Optional<String> answeredBy) {

  static Told of(Details details, Reading reading, Inquiry inquiry) {
    return new Told(
        details,
        details.abstained()
            ? Optional.empty()
            : Optional.of(inquiry.asked().decider(reading).name()));
  }
}
