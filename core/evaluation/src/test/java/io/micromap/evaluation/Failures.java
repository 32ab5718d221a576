package io.micromap.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micromap.runtime.error.ErrorCode;
import io.micromap.runtime.error.MicromapException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts failures that a user can fix. */
public final class Failures {

  private Failures() {}

  /** Asserts that a call fails with a code and a message that holds all parts. */
  public static void assertFails(ErrorCode code, ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(MicromapException.class, e -> assertThat(e.code()).isEqualTo(code))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }
}
