package io.micromap.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes a number of a record as artifacts have it: {@link Json#round rounded} to six decimals. */
public final class Rounded extends StdSerializer<Double> {

  /** For Jackson. */
  public Rounded() {
    super(Double.class);
  }

  @Override
  public void serialize(Double value, JsonGenerator generator, SerializerProvider provider)
      throws IOException {
    Json.writeNumber(generator, Json.round(value));
  }
}
