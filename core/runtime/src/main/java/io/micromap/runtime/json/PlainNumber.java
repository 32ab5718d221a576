package io.micromap.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Writes the numbers of records and maps with all their digits and never with an exponent. */
final class PlainNumber extends JsonSerializer<Double> {

  @Override
  public void serialize(Double value, JsonGenerator to, SerializerProvider provider)
      throws IOException {
    Json.writeNumber(to, value);
  }
}
