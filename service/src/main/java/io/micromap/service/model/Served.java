package io.micromap.service.model;

import io.micromap.runtime.decisionmodel.Answerer;
import io.micromap.runtime.decisionmodel.Reading;

/** What a request may name as its model: one mapper, or all of them at once. */
public sealed interface Served permits ServedMapper, ServedRouter {

  /** By which requests name it. */
  String name();

  /** What answers its questions. */
  Answerer answerer();

  /** The mapper whose decision a reading of the {@link #answerer} is. */
  ServedMapper decider(Reading reading);
}
